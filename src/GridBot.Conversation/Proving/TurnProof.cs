// What must hold after every turn, whoever sent whatever.
using System.Text;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Proving;

/// <summary>Checks one turn's result.</summary>
internal static class TurnProof
{
    /// <summary>Largest stored session, in UTF-8 bytes: a row of the store.</summary>
    private const int SessionBytes = 32 * 1024;

    /// <summary>What is wrong with the person's last turn; null when nothing is.</summary>
    public static string? Problem(PlayedPerson person) => ReplyProblem(person) ?? SessionProblem(person) ?? NoticeProblem(person);

    private static string? ReplyProblem(PlayedPerson person)
    {
        if (person.Last.Reply is not { } reply)
        {
            return null;
        }

        var text = ReplyText.Of(reply);
        var bytes = Encoding.UTF8.GetByteCount(text);
        return string.IsNullOrWhiteSpace(text) ? "the reply is empty"
            : bytes > PlatformLimits.TextBytes ? $"the reply has {bytes} bytes, and a message holds {PlatformLimits.TextBytes}"
            : reply.Options.Count > 0 != reply.QuestionId.Length > 0 ? "the question has options without a number, or a number without options"
            : reply.Options.DistinctBy(option => option.Id).Count() != reply.Options.Count ? "two options have the same id"
            : reply.Options.Any(option => option.Label.Length == 0) ? "an option has no label"
            : null;
    }

    private static string? SessionProblem(PlayedPerson person)
    {
        var stored = SessionJson.Write(person.Session);
        if (stored != SessionJson.Write(SessionJson.Read(stored)) || SessionJson.Write(person.Last.Session) != stored)
        {
            return "the session does not survive being stored";
        }

        return Encoding.UTF8.GetByteCount(stored) > SessionBytes ? $"the session has more than {SessionBytes} bytes"
            : person.Open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot && person.Asked is null ? "the open question asks for a slot that does not exist"
            : person.Open.Kind is QuestionKind.Matter or QuestionKind.Kind or QuestionKind.Summary or QuestionKind.WhichChange or QuestionKind.Same && person.Draft is null ? "a question about a draft stands without one"
            : null;
    }

    private static string? NoticeProblem(PlayedPerson person)
    {
        foreach (var notice in person.Last.Effects.OfType<Effect.NotifyGroup>())
        {
            var bytes = Encoding.UTF8.GetByteCount(notice.Markdown);
            if (bytes > PlatformLimits.MarkdownBytes)
            {
                return $"the notice has {bytes} bytes, and a robot's message holds {PlatformLimits.MarkdownBytes}";
            }

            if (!person.Dialogs.Bureaus.Values.Any(bureau => bureau.Group == notice.Group))
            {
                return $"the notice goes to the group '{notice.Group}', which is no bureau's";
            }
        }

        return null;
    }
}
