// A reply as plain text, the way a terminal and a transcript show it.
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Transcripts;

/// <summary>Renders replies as text.</summary>
public static class ReplyText
{
    public static string Of(Reply? reply)
    {
        if (reply is null)
        {
            return "";
        }

        var lines = new List<string> { reply.Text };
        if (reply.Facts.Count > 0)
        {
            lines.Add(string.Join('|', reply.Facts.Select(fact => $"{fact.Label} {fact.Value}")));
        }

        var group = "";
        for (var number = 1; number <= reply.Options.Count; number++)
        {
            var option = reply.Options[number - 1];
            if (option.Group != group)
            {
                lines.Add($"- {group = option.Group} -");
            }

            lines.Add($"{number}. {option.Label}");
        }

        if (reply.Foot.Length > 0)
        {
            lines.Add(reply.Foot);
        }

        return string.Join('\n', lines);
    }
}
