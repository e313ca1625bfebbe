// Mocha's bundle for browsers: it defines `mocha`, whose type @types/mocha declares globally.
declare module "mocha/mocha";
