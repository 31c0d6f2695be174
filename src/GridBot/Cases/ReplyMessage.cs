// A reply of the engine in the form in which the outbox carries it.
using GridBot.Conversation.Turns;
using GridBot.Notices;

namespace GridBot.Cases;

/// <summary>Replies as messages to a person.</summary>
internal static class ReplyMessage
{
    public static OutboundMessage Of(Reply reply) => new(
        reply.Text,
        [.. reply.Facts.Select(fact => new OutboundFact(fact.Label, fact.Value))],
        [.. reply.Options.Select(option => new OutboundOption(option.Id, option.Label, option.Group))],
        reply.Foot,
        reply.QuestionId) { Unnumbered = reply.Unnumbered };
}
