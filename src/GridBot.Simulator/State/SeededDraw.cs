// Draws ids, secrets and orders from the one seeded random source, safely from many threads.
namespace GridBot.Simulator.State;

/// <summary>A seeded source of ids.</summary>
public sealed class SeededDraw(Random random)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Lock _gate = new();

    /// <summary>Random bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        lock (_gate)
        {
            random.NextBytes(bytes);
        }

        return bytes;
    }

    /// <summary>Letters and digits.</summary>
    public string Word(int length)
    {
        lock (_gate)
        {
            return string.Create(length, random, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = Letters[source.Next(Letters.Length)];
                }
            });
        }
    }

    /// <summary>A positive 64-bit number, as message ids are.</summary>
    public long Number()
    {
        lock (_gate)
        {
            return random.NextInt64(1_000_000_000_000_000_000, long.MaxValue);
        }
    }

    /// <summary>At most ten digits, as a callback's nonce has.</summary>
    public string Nonce() => (Number() % 10_000_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A key of the form 8-4-4-4-12, as robots have.</summary>
    public string RobotKey()
    {
        var hex = Convert.ToHexStringLower(Bytes(16));
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    /// <summary>A 43-character key whose two trailing bits are not zero, which a strict base64 decoder refuses.</summary>
    public string NonCanonicalAesKey()
    {
        // The value of the last character must not be a multiple of four: A, E, I … are left out.
        const string oddEnds = "BCDFGHJKLNOPRSTVWXZabdefhijlmnpqrtuvxyz1235679";
        lock (_gate)
        {
            var end = oddEnds[random.Next(oddEnds.Length)];
            return string.Create(43, (random, end), static (span, state) =>
            {
                for (var i = 0; i < span.Length - 1; i++)
                {
                    span[i] = Letters[state.random.Next(Letters.Length)];
                }

                span[^1] = state.end;
            });
        }
    }

    /// <summary>Brings a list into a random order.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        lock (_gate)
        {
            random.Shuffle(items);
        }
    }
}
