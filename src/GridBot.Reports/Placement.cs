// How a report came to its matter: what the model suggested, and who chose.
namespace GridBot.Reports;

/// <summary>How a report was placed, so that a disputed placement can be replayed. Made of masked text; never part of a notice to a group.</summary>
public sealed record Placement
{
    /// <summary>Most suggestions that are kept.</summary>
    public const int MostSuggestions = 5;

    /// <summary>Decimals of a kept probability.</summary>
    public const int Decimals = 4;

    /// <summary>The placement of a report that no model was asked about, such as one of an earlier program.</summary>
    public static Placement None { get; } = new();

    /// <summary>Version of the model that ranked the text; empty when none was asked.</summary>
    public string Model { get; init; } = "";

    /// <summary>What the model said of the text, the most probable matter first; at most <see cref="MostSuggestions"/>.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>The matter that was gone on with or offered first; 0 when none was probable enough to be told, or this person may report none of them.</summary>
    public int Suggested { get; init; }

    /// <summary>The words that spoke for the suggested matter.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>How many characters of the report's text had been said when it was ranked; the same beginning gives the same ranking.</summary>
    public int TextLength { get; init; }

    /// <summary>How the matter was chosen.</summary>
    public PlacedBy By { get; init; }

    /// <summary>Whether a model ranked a text of the report; only then does its matter tell anything about the model.</summary>
    public bool WasRanked => Model.Length > 0;
}

/// <summary>A matter a text may belong to.</summary>
/// <param name="Matter">Number of the matter.</param>
/// <param name="Probability">Calibrated probability, 0 to 1.</param>
public sealed record Suggestion(int Matter, double Probability);
