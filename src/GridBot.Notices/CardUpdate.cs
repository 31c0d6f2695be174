// A card that is to show what became of its case.
namespace GridBot.Notices;

/// <summary>A card at one person turns into one grey caption.</summary>
/// <param name="ResponseCode">The platform's code of the card; good once and for some days.</param>
/// <param name="Caption">What its buttons turn into.</param>
public sealed record CardUpdate(string ResponseCode, string Caption);
