/**
 * What stands beside a symbol decides about the space around it, as in TeX (Knuth, The TeXbook,
 * chapter 18): ordinary, named operator, binary operator, relation, opening, closing, punctuation.
 */
export type Kind = 'ord' | 'op' | 'bin' | 'rel' | 'open' | 'close' | 'punct';

/** "alpha α, beta β" as entries. */
function entries(kind: Kind, list: string): [name: string, symbol: { kind: Kind; text: string }][] {
  return list.split(', ').map((entry) => {
    const [name = '', text = ''] = entry.split(' ');
    return [name, { kind, text }];
  });
}

const ORDINARY =
  'alpha α, beta β, gamma γ, delta δ, epsilon ε, varepsilon ε, zeta ζ, eta η, theta θ, vartheta ϑ, iota ι, kappa κ, ' +
  'lambda λ, mu μ, nu ν, xi ξ, pi π, rho ρ, sigma σ, tau τ, upsilon υ, phi φ, varphi φ, chi χ, psi ψ, omega ω, ' +
  'Gamma Γ, Delta Δ, Theta Θ, Lambda Λ, Xi Ξ, Pi Π, Sigma Σ, Upsilon Υ, Phi Φ, Psi Ψ, Omega Ω, ' +
  'infty ∞, partial ∂, nabla ∇, forall ∀, exists ∃, emptyset ∅, varnothing ∅, ell ℓ, hbar ℏ, top ⊤, bot ⊥, ' +
  'neg ¬, lnot ¬, prime ′, dagger †, ldots …, dots …, cdots ⋯, | ‖, Vert ‖, vert |, % %, $ $, & &, # #, _ _';
const BINARY =
  'cdot ·, times ×, div ÷, pm ±, mp ∓, ast ∗, star ⋆, circ ∘, bullet •, otimes ⊗, odot ⊙, oplus ⊕, ' +
  'land ∧, wedge ∧, lor ∨, vee ∨, cap ∩, cup ∪, setminus ∖, bmod mod';
const RELATIONS =
  'le ≤, leq ≤, ge ≥, geq ≥, ne ≠, neq ≠, approx ≈, equiv ≡, sim ∼, simeq ≃, cong ≅, propto ∝, ll ≪, gg ≫, ' +
  'in ∈, notin ∉, ni ∋, subset ⊂, subseteq ⊆, supset ⊃, supseteq ⊇, mid |, parallel ∥, perp ⊥, coloneqq ≔, triangleq ≜, ' +
  'to →, rightarrow →, longrightarrow →, leftarrow ←, gets ←, leftrightarrow ↔, mapsto ↦, lt <, gt >, ' +
  'Rightarrow ⇒, implies ⇒, Leftarrow ⇐, Leftrightarrow ⇔, iff ⇔';
const OPERATORS =
  'sum ∑, prod ∏, int ∫, bigcup ⋃, bigcap ⋂, ' +
  'arg cos cosh cot deg det dim exp gcd inf ker lg lim liminf limsup ln log max min Pr sin sinh sup tan tanh'
    .split(' ')
    .map((name) => `${name} ${name}`)
    .join(', ');

/** What each command of the whitelist stands for. */
export const COMMANDS = new Map([
  ...entries('ord', ORDINARY),
  ...entries('bin', BINARY),
  ...entries('rel', RELATIONS),
  ...entries('op', OPERATORS),
  ...entries('open', '{ {, langle ⟨, lfloor ⌊, lceil ⌈, lbrace {, lvert |, lVert ‖'),
  ...entries('close', '} }, rangle ⟩, rfloor ⌋, rceil ⌉, rbrace }, rvert |, rVert ‖'),
]);

/** What characters stand for that are no ordinary symbol. */
export const CHARACTERS = new Map([
  ...[...COMMANDS.values()]
    .filter(({ kind, text }) => kind !== 'ord' && /[^ -~]/.test(text))
    .map((symbol) => [symbol.text, symbol] as const),
  ...entries('bin', '+ +, - −, − −, * ∗'),
  ...entries('rel', '= =, < <, > >'),
  ...entries('open', '( (, [ ['),
  ...entries('close', ") ), ] ], ! !, ? ?, ' ′"),
  ...entries('punct', '; ;'),
  [',', { kind: 'punct', text: ',' }] as const,
]);

function pairs(from: string, to: string): Map<string, string> {
  const written = [...to];
  return new Map([...from].map((character, index) => [character, written[index] ?? character]));
}

export const SUBSCRIPTS = pairs(
  '0123456789+−=()aehijklmnoprstuvxβγρφχ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ',
);
export const SUPERSCRIPTS = pairs(
  '0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤′∘∗†',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′°*†',
);

/** Letters of an alphabet, where a terminal's font can be expected to have them; the others stay plain. */
export const ALPHABETS = new Map([
  ['mathbb', pairs('CHNPQRZ', 'ℂℍℕℙℚℝℤ')],
  ['mathcal', pairs('BEFHILMR', 'ℬℰℱℋℐℒℳℛ')],
]);

/** What is put over a letter, as a combining character. */
export const ACCENTS = new Map([
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['dot', '\u0307'],
  ['vec', '\u20d7'],
]);
