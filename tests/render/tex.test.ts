import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texToUnicode } from '../../src/render/tex.ts';

/** Rows of TeX and what is shown for it, an arrow between them. */
function rows(text: string): [tex: string, shown: string][] {
  const lines = text.trim().split('\n');
  return lines.map((line) => line.trim().split(/ +⟶ +/) as [string, string]);
}

describe('TeX is shown in Unicode', () => {
  it.each(
    rows(String.raw`
      \alpha\beta \Omega                    ⟶ αβΩ
      x_i^2                                 ⟶ xᵢ²
      x^2_i                                 ⟶ xᵢ²
      x_{t-1}                               ⟶ xₜ₋₁
      10^{-3}                               ⟶ 10⁻³
      x^12                                  ⟶ x¹2
      W_Q                                   ⟶ W_Q
      d_{model}x                            ⟶ d_model x
      W_{i,j}                               ⟶ W_(i,j)
      p_\theta^2                            ⟶ p²_θ
      e^{-x^2/2}                            ⟶ e^(−x²/2)
      QK^\top                               ⟶ QKᵀ
      \pi^*                                 ⟶ π*
      90^\circ                              ⟶ 90°
      f'(x)                                 ⟶ f′(x)
      ^{th}                                 ⟶ ᵗʰ
    `),
  )('indices and powers: %s', (tex, shown) => {
    expect(texToUnicode(tex)).toBe(shown);
  });

  it.each(
    rows(String.raw`
      a=b+c                                 ⟶ a = b + c
      a + b - c = -d                        ⟶ a + b − c = −d
      2 \pi r                               ⟶ 2πr
      f(x,y)                                ⟶ f(x, y)
      1{,}000                               ⟶ 1,000
      x\in\{1,\dots,H\}                     ⟶ x ∈ {1, …, H}
      a\times b\cdot c                      ⟶ a × b · c
      x\le y\neq z\approx w                 ⟶ x ≤ y ≠ z ≈ w
      f:X\to Y                              ⟶ f:X → Y
      p(y|x)                                ⟶ p(y|x)
      p(y \mid x)                           ⟶ p(y | x)
      n\log n                               ⟶ n log n
      -\log p                               ⟶ −log p
      \arg\max_y p                          ⟶ arg max_y p
      \operatorname*{arg\,max}_{x} f(x)     ⟶ arg maxₓ f(x)
      \theta\leftarrow\theta-\eta\nabla_\theta L ⟶ θ ← θ − η∇_θ L
    `),
  )('the spaces are those of a formula: %s', (tex, shown) => {
    expect(texToUnicode(tex)).toBe(shown);
  });

  it.each(
    rows(String.raw`
      \frac{1}{2}                           ⟶ 1/2
      \frac{1}{2}x                          ⟶ (1/2)x
      \frac{a+b}{c}                         ⟶ (a + b)/c
      \frac{1}{2\pi}                        ⟶ 1/(2π)
      \frac{\partial L}{\partial w}         ⟶ ∂L/∂w
      \frac{p(x)}{q(x)}                     ⟶ p(x)/q(x)
      \log\frac{p}{q}                       ⟶ log(p/q)
      \frac{\frac{a}{b}}{c}                 ⟶ (a/b)/c
      \left(\frac{a}{b}\right)^2            ⟶ (a/b)²
      \frac{QK^\top}{\sqrt{d_k}}            ⟶ QKᵀ/√dₖ
      \sqrt{x+1}                            ⟶ √(x + 1)
      \sqrt[3]{x}                           ⟶ ∛x
      \sqrt[at]{x}                          ⟶ ᵃᵗ√x
      -\frac{1}{N}\sum_{i=1}^{N}x_i         ⟶ −1/N ∑ᵢ₌₁ᴺ xᵢ
      \sum_{x \in X} p(x)                   ⟶ ∑_(x∈X) p(x)
      \mathbb{R}^{n}                        ⟶ ℝⁿ
      \mathcal{L}(\mathbf{W})               ⟶ ℒ(W)
      \hat{y}\bar{x}                        ⟶ ŷx̄
      \text{FFN}(x)=\max(0, xW_1+b_1)W_2    ⟶ FFN(x) = max(0, xW₁ + b₁)W₂
      m=\text{1 if } x>0                    ⟶ m = 1 if x > 0
      \mathrm{softmax}(x)                   ⟶ softmax(x)
      \left\lVert x\right\rVert_2           ⟶ ‖x‖₂
      10\%                                  ⟶ 10%
      D_{KL}(p\|q)=\sum_x p(x)\log\frac{p(x)}{q(x)} ⟶ D_KL(p‖q) = ∑ₓ p(x) log(p(x)/q(x))
    `),
  )('fractions, roots, sums and words: %s', (tex, shown) => {
    expect(texToUnicode(tex)).toBe(shown);
  });
});

describe('TeX that one line of Unicode does not hold', () => {
  it.each([
    String.raw`\begin{aligned} a &= b \\ c &= d \end{aligned}`,
    String.raw`\unknown{x}`,
    String.raw`\underbrace{a+b}_{n}`,
    String.raw`\hat{xyz}`,
    String.raw`\frac{1}`,
    'a & b',
    '{x',
    'x}',
    'x_i_j',
    'x^',
    '%',
    '',
    '{'.repeat(5000),
  ])('is left alone: %s', (tex) => {
    expect(texToUnicode(tex)).toBe(undefined);
  });

  it('is no reason to fail, whatever it is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('{', '}', '^', '_', '\\frac', '\\sqrt', '[', ']', '\\left', '\\text{', '\\'),
      fc.constantFrom('\\alpha', '\\sum', '\\hat', 'x', '12', ' ', '+', '='),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(['string', 'undefined']).toContain(typeof texToUnicode(pieces.join('')));
      }),
      { numRuns: 2000 },
    );
  });
});
