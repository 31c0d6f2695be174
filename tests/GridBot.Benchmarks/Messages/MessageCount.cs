// Counts the messages one person needs until the report is filed under the right matter.
using GridBot.Benchmarks.Conversations;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;

namespace GridBot.Benchmarks.Messages;

/// <summary>Plays one sentence to its report.</summary>
/// <param name="Messages">Messages of the person, the first sentence and the submission included; 0 when no report was filed.</param>
/// <param name="MatterAtOnce">Whether the bot took the right matter from the sentence alone.</param>
/// <param name="Stopped">Where it stopped when nothing was filed; null otherwise.</param>
internal sealed record MessageCount(int Messages, bool MatterAtOnce, string? Stopped)
{
    /// <summary>A person who has written this often gives up.</summary>
    private const int Patience = 12;

    public static MessageCount Of(DialogSet dialogs, ConversationEngine engine, FirstSentence first, TimeProvider time, Random random)
    {
        var conversation = new MemoryConversation(engine, first.Role, time, random);
        var matter = dialogs.Matter(first.Matter);
        var name = first.Role == Role.Worker ? matter.Name : matter.Plain;
        var reply = conversation.Say(first.Text).Reply;
        var atOnce = conversation.Session.Draft?.Matter == first.Matter;
        for (var messages = 1; messages <= Patience; messages++)
        {
            if (conversation.Reports.Count > 0)
            {
                return new MessageCount(messages, atOnce, null);
            }

            if (reply is null || conversation.Session.Draft is null)
            {
                return new MessageCount(0, atOnce, "refused or not understood");
            }

            reply = Answer(conversation, reply, first.Matter, name, random).Reply;
        }

        return new MessageCount(0, atOnce, "gave up");
    }

    private static TurnResult Answer(MemoryConversation conversation, Reply reply, int matter, string name, Random random)
    {
        var open = conversation.Session.Open.Kind;
        if (open is QuestionKind.Matter or QuestionKind.Menu)
        {
            var right = reply.Options.ToList().FindIndex(option => option.Label.StartsWith(name, StringComparison.Ordinal));
            return conversation.Say(right >= 0 ? $"{right + 1}" : "都不是");
        }

        if (open == QuestionKind.Summary && conversation.Session.Draft!.Matter != matter)
        {
            return conversation.Say("换个类别");
        }

        var asked = Asked.OfText(ReplyText.Of(reply));
        if (Answers.OptionOf(asked) is >= 0 and var option)
        {
            return conversation.Say($"{option + 1}");
        }

        return Answers.Free(asked, random) switch
        {
            Move.Locates spot => conversation.Send(new Activity { Kind = ActivityKind.Location, Point = new(spot.Latitude, spot.Longitude), PlaceLabel = spot.Label }),
            Move.Says says => conversation.Say(says.Text),
            _ => throw new InvalidOperationException("A free answer is words or a place."),
        };
    }
}
