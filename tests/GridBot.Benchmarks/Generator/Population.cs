// Who writes next: somebody the database knows, or somebody new.
using System.Globalization;

namespace GridBot.Benchmarks.Generator;

/// <summary>Names persons, each for one conversation: the platform takes 30 messages a minute to one person, and a faster load would measure that limit. Safe for concurrent callers.</summary>
/// <param name="stored">How many persons the database holds already; their names are <see cref="StoredName"/> of 0 and up.</param>
internal sealed class Population(int stored)
{
    /// <summary>Of ten conversations, so many are of persons the database holds, when it holds any.</summary>
    private const int KnownOfTen = 8;

    /// <summary>Prime, so that those who write one after the other do not lie side by side.</summary>
    private const long Stride = 7_368_787;

    private long drawn;

    public static string StoredName(long number) => string.Create(CultureInfo.InvariantCulture, $"w{number}");

    public string Next()
    {
        var number = Interlocked.Increment(ref drawn);
        return stored > 0 && number % 10 < KnownOfTen ? StoredName(number * Stride % stored) : string.Create(CultureInfo.InvariantCulture, $"n{number}");
    }
}
