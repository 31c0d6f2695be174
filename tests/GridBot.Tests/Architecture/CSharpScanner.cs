// Finds the string and character literals of a C# file, so that comments may hold what literals may not.
namespace GridBot.Tests.Architecture;

/// <summary>A literal.</summary>
/// <param name="Line">Line of its beginning, from 1.</param>
/// <param name="Text">What stands between the quotes, as written.</param>
internal sealed record CSharpLiteral(int Line, string Text);

/// <summary>
/// Understands comments, ordinary, verbatim, raw and interpolated strings and characters. What stands in the holes of an interpolated string counts as part of it,
/// which errs on the strict side.
/// </summary>
internal static class CSharpScanner
{
    public static IReadOnlyList<CSharpLiteral> Literals(string source)
    {
        var found = new List<CSharpLiteral>();
        for (var at = 0; at < source.Length;)
        {
            var rest = source.AsSpan(at);
            var end = rest switch
            {
                ['/', '/', ..] => End(source, at, "\n"),
                ['/', '*', ..] => End(source, at + 2, "*/"),
                ['"', '"', '"', ..] => Take(at, RawEnd(source, at)),
                ['@', '"', ..] => Take(at, VerbatimEnd(source, at + 2)),
                ['@', '$', '"', ..] or ['$', '@', '"', ..] => Take(at, VerbatimEnd(source, at + 3)),
                ['$', '"', '"', '"', ..] => Take(at, RawEnd(source, at + 1)),
                ['$', '"', ..] => Take(at, PlainEnd(source, at + 2, '"', holes: true)),
                ['"', ..] => Take(at, PlainEnd(source, at + 1, '"', holes: false)),
                ['\'', ..] => Take(at, PlainEnd(source, at + 1, '\'', holes: false)),
                _ => at + 1,
            };
            at = end;
        }

        return found;

        int Take(int from, int to)
        {
            found.Add(new CSharpLiteral(source.AsSpan(0, from).Count('\n') + 1, source[from..Math.Min(to, source.Length)].TrimStart('$', '@').Trim('"', '\'')));
            return to;
        }
    }

    private static int End(string source, int from, string mark)
    {
        var found = source.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? source.Length : found + mark.Length;
    }

    /// <summary>A raw string ends with as many quotes as it began with.</summary>
    private static int RawEnd(string source, int from)
    {
        var quotes = source.AsSpan(from).IndexOfAnyExcept('"');
        var end = End(source, from + quotes, new string('"', quotes));
        while (end < source.Length && source[end] == '"')
        {
            end++;
        }

        return end;
    }

    private static int VerbatimEnd(string source, int from)
    {
        while (from < source.Length)
        {
            from = End(source, from, "\"");
            if (from >= source.Length || source[from] != '"')
            {
                return from;
            }

            from++;
        }

        return from;
    }

    private static int PlainEnd(string source, int from, char quote, bool holes)
    {
        var depth = 0;
        for (var at = from; at < source.Length; at++)
        {
            switch (source[at])
            {
                case '\\':
                    at++;
                    break;
                case '{' when holes && at + 1 < source.Length && source[at + 1] == '{' && depth == 0:
                    at++;
                    break;
                case '{' when holes:
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
                case '"' when depth > 0:
                    // A string inside a hole.
                    at = PlainEnd(source, at + 1, '"', holes: false) - 1;
                    break;
                case var c when c == quote && depth == 0:
                    return at + 1;
            }
        }

        return source.Length;
    }
}
