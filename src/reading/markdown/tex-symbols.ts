// The commands of TeX that stand for one sign or one name, by what they are in a formula.

const signs = (list: string): ReadonlyMap<string, string> =>
  new Map(list.trim().split(/\s+/).map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  }));

/** Signs that are names of things: set upright or italic like letters. */
export const identifiers = signs(`
  alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν
  xi=ξ pi=π rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω ell=ℓ hbar=ℏ
  Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω
  infty=∞ emptyset=∅ partial=∂ nabla=∇ top=⊤ bot=⊥ forall=∀ exists=∃ nexists=∄ Re=ℜ Im=ℑ aleph=ℵ
  ldots=… dots=… cdots=⋯ vdots=⋮ ddots=⋱ %=% #=# $=$ &=& _=_ degree=°
`);

/** Relations and operations, with the space around them that MathML gives each. */
export const operators = signs(`
  le=≤ leq=≤ ge=≥ geq=≥ ll=≪ gg=≫ ne=≠ neq=≠ equiv=≡ approx=≈ sim=∼ simeq=≃ cong=≅ propto=∝ mid=∣ parallel=∥ perp=⟂
  in=∈ notin=∉ ni=∋
  subset=⊂ subseteq=⊆ supset=⊃ supseteq=⊇ prec=≺ preceq=⪯ succ=≻ succeq=⪰ models=⊨ vdash=⊢
  cup=∪ cap=∩ setminus=∖ land=∧
  wedge=∧ lor=∨ vee=∨ lnot=¬ neg=¬ oplus=⊕ otimes=⊗ times=× div=÷ cdot=⋅ bmod=mod pm=± mp=∓ circ=∘ bullet=∙ ast=∗ star=⋆
  to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ implies=⟹ iff=⟺ mapsto=↦
  uparrow=↑
  downarrow=↓
  longrightarrow=⟶ longleftarrow=⟵ hookrightarrow=↪
`);

/** Signs that grow in a displayed formula and take their limits above and below. */
export const bigOperators = signs(`
  sum=∑ prod=∏ coprod=∐ bigcup=⋃ bigcap=⋂ bigvee=⋁ bigwedge=⋀ bigoplus=⨁ int=∫ oint=∮
`);

/** Names of functions, set upright. Those of the second list take limits as a sum does. */
export const functionNames = new Set(["log", "ln", "lg", "exp", "sin", "cos", "tan", "arg", "deg", "dim", "hom", "ker"]);
export const limitNames = new Set(["lim", "max", "min", "sup", "inf", "limsup", "liminf", "det", "gcd", "Pr"]);

export const delimiters = signs(String.raw`
  (=( )=) [=[ ]=] |=| /=/ \{={ \}=} \|=‖ \langle=⟨ \rangle=⟩ \lfloor=⌊ \rfloor=⌋ \lceil=⌈ \rceil=⌉
  \lvert=| \rvert=| \lVert=‖ \rVert=‖ \lbrace={ \rbrace=}
`);

/** In em, as MathML wants it. */
export const spaces: ReadonlyMap<string, string> = new Map([
  [",", "0.167em"], [":", "0.222em"], [">", "0.222em"], [";", "0.278em"], ["!", "-0.167em"],
  [" ", "0.25em"], ["enspace", "0.5em"], ["quad", "1em"], ["qquad", "2em"],
]);

export const accents = signs("hat=ˆ bar=¯ overline=¯ vec=→ tilde=˜ dot=˙ ddot=¨ check=ˇ widehat=ˆ widetilde=˜ overrightarrow=→");

const scriptExceptions: Readonly<Record<string, string>> = { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ" };
const doubleExceptions: Readonly<Record<string, string>> = { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" };

/** A capital letter in script or with double strokes; any other character as it is. */
export function capital(kind: "script" | "double", letter: string): string {
  if (!/^[A-Z]$/.test(letter)) return letter;
  const [exceptions, first] = kind === "script" ? [scriptExceptions, 0x1d49c] : [doubleExceptions, 0x1d538];
  return exceptions[letter] ?? String.fromCodePoint(first + letter.charCodeAt(0) - 65);
}
