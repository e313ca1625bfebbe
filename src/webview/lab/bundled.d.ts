// A module as the text of one self-contained script: the build bundles it.
declare module "bundled:*" {
  const script: string;
  export default script;
}
