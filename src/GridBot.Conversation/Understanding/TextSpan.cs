// A stretch of a text.
namespace GridBot.Conversation.Understanding;

/// <summary>A stretch of a text, in characters.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}
