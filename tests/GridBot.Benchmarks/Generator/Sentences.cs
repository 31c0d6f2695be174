// Draws what the persons of the load say first, and where: a city's reports are not all of one address.
using System.Globalization;
using GridBot.Benchmarks.Conversations;

namespace GridBot.Benchmarks.Generator;

/// <summary>First sentences and addresses, out of the files of the load. Holds no randomness of its own.</summary>
internal sealed class Sentences
{
    private const string PlaceMark = "{place}";
    private const int Houses = 999;
    private const int Buildings = 60;

    // The box around the city's districts; points out at sea do no harm.
    private const double South = 38.86;
    private const double North = 39.10;
    private const double West = 121.40;
    private const double East = 121.80;

    private readonly IReadOnlyList<string> sentences = DataFiles.ReadLines("load-sentences.txt");
    private readonly IReadOnlyList<string> streets = DataFiles.ReadLines("load-streets.txt");

    /// <summary>What somebody says first.</summary>
    public string Opening(Random random)
    {
        var sentence = sentences[random.Next(sentences.Count)];
        return sentence.Contains(PlaceMark, StringComparison.Ordinal) ? sentence.Replace(PlaceMark, Address(random), StringComparison.Ordinal) : sentence;
    }

    /// <summary>One of some 60,000 addresses.</summary>
    public string Address(Random random)
    {
        var street = streets[random.Next(streets.Count)];
        return street.EndsWith("小区", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{street}{random.Next(1, Buildings)}号楼{random.Next(1, 7)}单元")
            : string.Create(CultureInfo.InvariantCulture, $"{street}{random.Next(1, Houses)}号");
    }

    /// <summary>A place as somebody sends it from the map.</summary>
    public Move Location(Random random) => new Move.Locates(South + (random.NextDouble() * (North - South)), West + (random.NextDouble() * (East - West)), Address(random));
}
