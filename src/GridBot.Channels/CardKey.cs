// The key of a card's button: which question, which option.
namespace GridBot.Channels;

/// <summary>What a tap on a button sends back as <see cref="InboundMessage.EventKey"/>.</summary>
/// <param name="QuestionId">The question, so that a tap on an old card is recognised.</param>
/// <param name="OptionId">The option; holds no colon.</param>
public sealed record CardKey(string QuestionId, string OptionId)
{
    /// <summary>Reads a key; null when it is none of ours.</summary>
    public static CardKey? Parse(string eventKey)
    {
        var colon = eventKey.LastIndexOf(':');
        return colon > 0 && colon < eventKey.Length - 1 ? new CardKey(eventKey[..colon], eventKey[(colon + 1)..]) : null;
    }

    public override string ToString() => $"{QuestionId}:{OptionId}";
}
