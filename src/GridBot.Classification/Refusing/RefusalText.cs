// The two forms of a text the refusal looks at.
using System.Text;

namespace GridBot.Classification.Refusing;

/// <summary>
/// A text prepared for the refusal: <see cref="Plain"/> is its normal form with written variants folded and every run of digits as one
/// <c>#</c>; <see cref="Squeezed"/> keeps its letters alone, so that words pulled apart by blanks or marks are met.
/// </summary>
internal sealed record RefusalText(string Plain, string Squeezed)
{
    public static RefusalText Of(string text, IReadOnlyDictionary<char, char> variants)
    {
        var normal = NormalText.Of(text);
        var plain = new StringBuilder(normal.Length);
        var squeezed = new StringBuilder(normal.Length);
        for (var i = 0; i < normal.Length; i++)
        {
            var c = normal[i];
            if (PullsApart(normal, i))
            {
                continue;
            }

            if (char.IsAsciiDigit(c))
            {
                if (plain.Length == 0 || plain[^1] != '#')
                {
                    plain.Append('#');
                }

                continue;
            }

            var meant = variants.GetValueOrDefault(c, c);
            plain.Append(meant);
            if (char.IsLetter(meant))
            {
                squeezed.Append(meant);
            }
        }

        return new RefusalText(plain.ToString(), squeezed.ToString());
    }

    // A mark that parts two Chinese characters and neither a sentence nor a clause.
    private static bool PullsApart(string normal, int i) =>
        i > 0 && i + 1 < normal.Length && Marks.Contains(normal[i]) && NormalText.IsHan(normal[i - 1]) && NormalText.IsHan(normal[i + 1]);

    private const string Marks = " .-_/|\\~^+'\"\u00b7\u2022\u2014\u2013=&";
}
