// The two forms of a text the refusal looks at.
using System.Buffers;

namespace GridBot.Classification.Refusing;

/// <summary>
/// A text prepared for the refusal: <see cref="Plain"/> is its normal form with written variants folded and every run of digits as one
/// <c>#</c>; <see cref="Squeezed"/> keeps its letters alone, so that words pulled apart by blanks or marks are met.
/// </summary>
internal sealed record RefusalText(string Plain, string Squeezed)
{
    /// <summary>Characters of both forms together that are folded on the stack; longer texts borrow an array.</summary>
    private const int OnStack = 512;

    public static RefusalText Of(string text, IReadOnlyDictionary<char, char> variants)
    {
        var normal = NormalText.Of(text);
        char[]? rented = null;
        var both = normal.Length <= OnStack / 2 ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(normal.Length * 2);
        var plain = both[..normal.Length];
        var squeezed = both[normal.Length..];
        var (plainLength, squeezedLength) = Fold(normal, variants, plain, squeezed);
        var forms = new RefusalText(
            plainLength == normal.Length && plain.SequenceEqual(normal) ? normal : plain[..plainLength].ToString(),
            squeezed[..squeezedLength].ToString());
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }

        return forms;
    }

    private static (int Plain, int Squeezed) Fold(string normal, IReadOnlyDictionary<char, char> variants, Span<char> plain, Span<char> squeezed)
    {
        var (plainLength, squeezedLength) = (0, 0);
        for (var i = 0; i < normal.Length; i++)
        {
            var c = normal[i];
            if (PullsApart(normal, i))
            {
                continue;
            }

            if (char.IsAsciiDigit(c))
            {
                if (plainLength == 0 || plain[plainLength - 1] != '#')
                {
                    plain[plainLength++] = '#';
                }

                continue;
            }

            var meant = variants.GetValueOrDefault(c, c);
            plain[plainLength++] = meant;
            if (char.IsLetter(meant))
            {
                squeezed[squeezedLength++] = meant;
            }
        }

        return (plainLength, squeezedLength);
    }

    // A mark that parts two Chinese characters and neither a sentence nor a clause.
    private static bool PullsApart(string normal, int i) =>
        i > 0 && i + 1 < normal.Length && Marks.Contains(normal[i]) && NormalText.IsHan(normal[i - 1]) && NormalText.IsHan(normal[i + 1]);

    private const string Marks = " .-_/|\\~^+'\"\u00b7\u2022\u2014\u2013=&";
}
