// The names by which the manifest and VS Code know our panels and editors.
export const viewTypes = { reader: "idsrg.reader", lab: "idsrg.lab", run: "idsrg.run", history: "idsrg.history" } as const;
