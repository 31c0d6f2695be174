// Checks the fields of a template message or subscription notice by their kinds.
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GridBot.Simulator.Api;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>The kind stands in a field's name: thing3 is a thing (parameter table of the subscription notice).</summary>
internal static partial class TemplateRules
{
    private const int LongestThing = 20;
    private const int LongestPhrase = 5;
    private const int LongestName = 10;
    private const int LongestString = 32;
    private const int LongestPhoneNumber = 17;
    private const int LongestOther = 200;

    /// <summary>The rows of the card, or the text of the refusal 47003.</summary>
    public static (IReadOnlyList<CardFact> Facts, string Fault) Read(PublicTemplate template, JsonObject data)
    {
        var foreign = data.FirstOrDefault(pair => template.Fields.All(field => field.Name != pair.Key)).Key;
        if (foreign is not null)
        {
            return ([], $"argument invalid! data.{foreign} is not a field of the template");
        }

        var facts = new List<CardFact>();
        foreach (var field in template.Fields)
        {
            var value = ApiCall.Text(data[field.Name], "value") ?? "";
            if (!Fits(Kind().Match(field.Name).Value, value))
            {
                return ([], $"argument invalid! data.{field.Name}.value {(value.Length == 0 ? "is empty" : "invalid")}");
            }

            facts.Add(new CardFact(field.Label, value, ""));
        }

        return (facts, "");
    }

    private static bool Fits(string kind, string value)
    {
        var length = value.EnumerateRunes().Count();
        return length > 0 && kind switch
        {
            "thing" => length <= LongestThing,
            "phrase" => length <= LongestPhrase && value.EnumerateRunes().All(rune => rune.Value is >= 0x4E00 and <= 0x9FFF),
            "name" => length <= LongestName,
            "character_string" => length <= LongestString && value.All(char.IsAscii),
            "number" => length <= LongestString && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
            "phone_number" => length <= LongestPhoneNumber && value.All(letter => char.IsAsciiDigit(letter) || letter is '+' or '-'),
            "time" or "date" => length <= LongestString && value.Any(char.IsAsciiDigit),
            _ => length <= LongestOther,
        };
    }

    [GeneratedRegex("^[a-z_]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Kind();
}
