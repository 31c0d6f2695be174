// Finds a report's number within a message.
using System.Text.RegularExpressions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>A report number and the words around it.</summary>
/// <param name="Number">The number.</param>
/// <param name="Before">What stands before it, trimmed.</param>
/// <param name="After">What stands behind it, trimmed.</param>
internal sealed partial record NumberInText(ReportNumber Number, string Before, string After)
{
    private const string Head = "WG";

    private static readonly char[] Marks = [' ', ',', ':', '.', '。', '、', ';'];

    /// <summary>The first number of a normalised text; null when it holds none.</summary>
    public static NumberInText? Find(string text)
    {
        if (!text.Contains(Head, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var match = Form().Match(text);
        return match.Success && ReportNumber.TryParse(match.Value, out var number)
            ? new NumberInText(number.Value, text[..match.Index].Trim(Marks), text[(match.Index + match.Length)..].Trim(Marks))
            : null;
    }

    [GeneratedRegex("WG ?[0-9]{8} ?-? ?[0-9A-Z]{4,10}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
