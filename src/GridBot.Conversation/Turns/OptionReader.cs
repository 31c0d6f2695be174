// Finds which numbered options a typed answer means.
using GridBot.Classification;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>Reads answers to a question with options: by number, ordinal, label, or an unambiguous part of one.</summary>
internal sealed class OptionReader(NumeralReader numerals)
{
    /// <summary>Longest answer that can be a part of a label; longer texts say something of their own.</summary>
    private const int MaximumPart = 12;

    /// <summary>Shortest name in which one mistyped character still leaves no doubt.</summary>
    private const int ShortestMistyped = 4;

    /// <summary>How much longer a name can become in its normal form: a circled number becomes two digits.</summary>
    private const int MostOfOne = 2;

    /// <summary>The chosen options, and whether the answer was a number beyond them.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="options">The options, in the order of their numbers.</param>
    /// <param name="several">Whether more than one may be chosen.</param>
    public (IReadOnlyList<Choice> Chosen, bool OutOfRange) Read(string text, IReadOnlyList<Choice> options, bool several)
    {
        var answer = Bare(text);
        if (options.Count == 0 || answer.Length == 0)
        {
            return ([], false);
        }

        if (Numbers(answer, several) is { } numbers)
        {
            return numbers.All(number => number >= 1 && number <= options.Count)
                ? ([.. numbers.Distinct().Select(number => options[number - 1])], false)
                : ([], true);
        }

        var called = Called(answer, options, option => [option.Label]);
        return (called.Count == 1 ? called : [], false);
    }

    private List<int>? Numbers(string answer, bool several)
    {
        var numbers = new List<int>();
        for (var at = 0; at < answer.Length;)
        {
            if (answer[at] is ' ' or ',' or '、' or '.' || IsSeparator(answer, at))
            {
                at++;
                continue;
            }

            var isOrdinal = string.CompareOrdinal(answer, at, numerals.Words.Ordinal, 0, numerals.Words.Ordinal.Length) == 0;
            at += isOrdinal ? numerals.Words.Ordinal.Length : 0;
            if (!numerals.TryRead(answer, at, out var value, out var length) || value != Math.Floor(value) || IsAmount(answer, at, length))
            {
                return null;
            }

            at += length;
            // "The second one" is an option, "two of them" an amount.
            at += isOrdinal ? numerals.Words.Classifiers.FirstOrDefault(word => string.CompareOrdinal(answer, at, word, 0, word.Length) == 0)?.Length ?? 0 : 0;
            numbers.Add((int)value);
        }

        return numbers.Count == 0 || (numbers.Count > 1 && !several) ? null : numbers;
    }

    /// <summary>Whether a number is vague: "a few", "two or three" name no option.</summary>
    private bool IsAmount(string answer, int at, int length)
        => numerals.IsVague(answer, at) || (length == 2 && numerals.Words.Digits.ContainsKey(answer[at]) && numerals.Words.Digits.ContainsKey(answer[at + 1]));

    private bool IsSeparator(string answer, int at)
        => numerals.Words.Separators.Any(word => string.CompareOrdinal(answer, at, word, 0, word.Length) == 0);

    /// <summary>The options an answer calls by name: those called exactly so, else all of which it is a part of the name, else all whose name it is but for one character.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="options">The options.</param>
    /// <param name="names">What an option is called.</param>
    public static IReadOnlyList<Choice> Called(string answer, IReadOnlyList<Choice> options, Func<Choice, IEnumerable<string>> names)
    {
        var wanted = NormalText.Of(answer);
        List<(Choice Option, string Name)>? named = null;
        var isShort = false;
        foreach (var option in options)
        {
            foreach (var name in names(option))
            {
                isShort |= wanted.Length <= name.Length * MostOfOne;
                (named ??= new List<(Choice, string)>(options.Count)).Add((option, NormalText.Of(name)));
            }
        }

        if (!isShort)
        {
            // Longer than any name, as stories are.
            return [];
        }

        var exact = Where(named!, wanted, static (name, wanted) => name == wanted);
        if (exact.Count == 0 && wanted.Length is >= 2 and <= MaximumPart)
        {
            exact = Where(named!, wanted, static (name, wanted) => name.Contains(wanted, StringComparison.Ordinal));
        }

        return exact.Count == 0 && wanted.Length >= ShortestMistyped ? Where(named!, wanted, static (name, wanted) => IsMistyped(wanted, name)) : exact;
    }

    /// <summary>The options of which a name is the wanted one in some sense, each once.</summary>
    private static List<Choice> Where(List<(Choice Option, string Name)> named, string wanted, Func<string, string, bool> matches)
    {
        var chosen = new List<Choice>();
        foreach (var (option, name) in named)
        {
            if ((chosen.Count == 0 || !ReferenceEquals(chosen[^1], option)) && matches(name, wanted))
            {
                chosen.Add(option);
            }
        }

        return chosen;
    }

    /// <summary>An answer without the marks that end it.</summary>
    private static string Bare(string text)
    {
        var bare = text.AsSpan().Trim().TrimEnd(".。,、)");
        return bare.Length == text.Length ? text : bare.ToString();
    }

    /// <summary>Whether two texts of one length differ in one character: input methods offer the wrong one of the same sound.</summary>
    private static bool IsMistyped(string text, string name)
    {
        if (text.Length != name.Length)
        {
            return false;
        }

        var different = 0;
        for (var at = 0; at < text.Length && different < 2; at++)
        {
            different += text[at] == name[at] ? 0 : 1;
        }

        return different == 1;
    }
}
