// Turns the card inside a passive reply's XML into the JSON of message/send, so that one set of rules holds for both.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace GridBot.Simulator.Callbacks;

/// <summary>The names of the two forms differ (MainTitle, main_title); a list repeats its element.</summary>
internal static class CardXml
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "HorizontalContentList", "VerticalContentList", "JumpList", "ButtonList", "SelectList", "OptionList", "ActionList",
    };

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "Type", "Style", "Mode", "DescColor" };

    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal) { "Disable", "IsChecked" };

    /// <summary>Names that are one word in JSON.</summary>
    private static readonly HashSet<string> OneWord = new(StringComparer.Ordinal) { "KeyName", "AppId", "PagePath", "UserId", "CheckBox" };

    /// <summary>The template_card object.</summary>
    public static JsonObject Read(XElement card)
    {
        var json = new JsonObject();
        foreach (var element in card.Elements())
        {
            var name = Name(element.Name.LocalName);
            if (!Lists.Contains(element.Name.LocalName))
            {
                json[name] = Value(element);
                continue;
            }

            if (json[name] is not JsonArray list)
            {
                json[name] = list = [];
            }

            list.Add(Value(element));
        }

        return json;
    }

    private static JsonNode Value(XElement element)
    {
        var name = element.Name.LocalName;
        if (element.HasElements)
        {
            return Read(element);
        }

        if (Numbers.Contains(name) && int.TryParse(element.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return Flags.Contains(name) && bool.TryParse(element.Value, out var flag) ? flag : element.Value;
    }

    private static string Name(string name)
    {
        if (OneWord.Contains(name))
        {
            return name.ToLowerInvariant();
        }

        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
