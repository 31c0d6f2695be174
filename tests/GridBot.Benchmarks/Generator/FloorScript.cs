// The same kinds of messages without a conversation: for the floor, which answers everything alike.
using GridBot.Benchmarks.Conversations;

namespace GridBot.Benchmarks.Generator;

/// <summary>A first sentence and then as many short answers, taps and places as a report takes; what is answered does not matter.</summary>
/// <param name="sentences">What is said first, and where.</param>
/// <param name="random">This person's randomness.</param>
internal sealed class FloorScript(Sentences sentences, Random random) : Script
{
    private int left = 3 + random.Next(2);
    private bool opened;

    public override Move? Next(Asked? heard)
    {
        if (!opened)
        {
            opened = true;
            return new Move.Says(sentences.Opening(random), "first sentence");
        }

        if (--left <= 0)
        {
            return null;
        }

        return random.Next(8) switch
        {
            0 => sentences.Location(random),
            1 => new Move.Says(sentences.Address(random)),
            2 or 3 => new Move.Says("提交"),
            _ => new Move.Says("2"),
        };
    }
}
