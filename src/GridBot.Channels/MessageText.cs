// The plain text form of a message to a person.
using System.Text;
using GridBot.Notices;

namespace GridBot.Channels;

/// <summary>Renders messages for places without cards: the passive reply, the terminal, a refused card.</summary>
public static class MessageText
{
    /// <summary>Text, the facts on one line ("label value|label value"), the options on lines "1. label" under their headings, the foot. Empty parts leave no line.</summary>
    public static string Render(OutboundMessage message)
    {
        var text = new StringBuilder();
        Line(text, message.Text);
        Line(text, Facts(message.Facts));
        var group = "";
        for (var i = 0; i < message.Options.Count; i++)
        {
            if (message.Options[i].Group != group)
            {
                group = message.Options[i].Group;
                Line(text, group.Length == 0 ? "" : $"- {group} -");
            }

            Line(text, OptionLine(message, i));
        }

        Line(text, message.Foot);
        return text.ToString();
    }

    /// <summary>Facts on one line.</summary>
    internal static string Facts(IEnumerable<OutboundFact> facts) => string.Join('|', facts.Select(f => f.Label.Length == 0 ? f.Value : $"{f.Label} {f.Value}"));

    /// <summary>An option as it is read and answered: numbered from 1 where a number answers it.</summary>
    internal static string OptionLine(OutboundMessage message, int index)
        => message.Unnumbered ? message.Options[index].Label : $"{index + 1}. {message.Options[index].Label}";

    internal static void Line(StringBuilder text, string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        if (text.Length > 0)
        {
            text.Append('\n');
        }

        text.Append(line);
    }
}
