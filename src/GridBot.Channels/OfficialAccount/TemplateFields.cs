// Fills the fields of a template with an outcome, within the limits of their kinds.
using System.Globalization;
using GridBot.Channels.Text;
using GridBot.Channels.Xml;
using GridBot.Notices;

namespace GridBot.Channels.OfficialAccount;

/// <summary>The values of a template's fields. What a field may hold is in its name: "thing3" is a thing.</summary>
internal static class TemplateFields
{
    /// <summary>What stands in a field that would be empty, which the platform refuses.</summary>
    private const string Nothing = "-";

    /// <summary>As a template's time may be written (source: the platform's page on fields).</summary>
    private const string TimeForm = "yyyy-MM-dd HH:mm";

    /// <summary>Characters of a field of a kind that has no limit of its own here; the platform's limit of a "thing".</summary>
    private const int UsualLength = 20;

    /// <summary>The fields in the order of their names, so that each attempt sends the same bytes.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Fill(OutcomeTemplate template, OutboundOutcome outcome) =>
        [.. template.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Fit(field.Key, Value(outcome, field.Value))))];

    /// <summary>A value as a field of that name may hold it.</summary>
    public static string Fit(string field, string value)
    {
        // Line breaks are refused in most kinds.
        var words = string.Concat(CleanXml.Clean(value).Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var text = string.Join(' ', words);
        text = field.TrimEnd("0123456789".ToCharArray()) switch
        {
            "character_string" => Take(text, c => c is > ' ' and <= '~', 32),
            "number" => Take(text, char.IsAsciiDigit, 32),
            "letter" => Take(text, char.IsAsciiLetter, 32),
            "phrase" => Take(text, IsChinese, 5),
            "name" => Clip(text, 10),
            "time" or "date" => text,
            _ => Clip(text, UsualLength),
        };
        return text.Length == 0 ? Nothing : text;
    }

    private static string Value(OutboundOutcome outcome, string part) => part switch
    {
        "number" => outcome.Number,
        "matter" => outcome.Matter,
        "state" => outcome.State,
        "time" => outcome.At.ToString(TimeForm, CultureInfo.InvariantCulture),
        "note" => outcome.Note,
        _ => "",
    };

    private static string Take(string text, Func<char, bool> fits, int most) => new([.. text.Where(fits).Take(most)]);

    private static bool IsChinese(char letter) => letter is >= '\u4E00' and <= '\u9FFF';

    /// <summary>Whether the platform counts graphemes or UTF-16 units is not said: neither is over the limit.</summary>
    private static string Clip(string text, int most)
    {
        for (var graphemes = most; graphemes > 0; graphemes--)
        {
            if (SplitText.CutGraphemes(text, graphemes) is { } cut && cut.Length <= most)
            {
                return cut;
            }
        }

        return "";
    }
}
