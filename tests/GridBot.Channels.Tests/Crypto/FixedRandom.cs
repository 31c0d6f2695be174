// A random source that draws the bytes it was given, for samples with a fixed prefix.
using System.Text;

namespace GridBot.Channels.Tests.Crypto;

/// <summary>Draws the same ASCII bytes each time.</summary>
public sealed class FixedRandom(string bytes) : Random(0)
{
    public override void NextBytes(Span<byte> buffer) => Encoding.UTF8.GetBytes(bytes, buffer);
}
