// A numbered part of a place.
namespace GridBot.Conversation.Cases;

/// <summary>A numbered part such as "building 3".</summary>
/// <param name="End">Where it ends in its text.</param>
/// <param name="Class">What it numbers.</param>
/// <param name="Text">The number in figures, with its letter or variant.</param>
/// <param name="Unit">The unit as written; empty for a bare number.</param>
internal readonly record struct PlaceNumber(int End, PlaceNumberClass Class, string Text, string Unit);

/// <summary>What a numbered part numbers.</summary>
internal enum PlaceNumberClass
{
    /// <summary>A house or building.</summary>
    House,

    /// <summary>An entrance of a building.</summary>
    Entrance,

    /// <summary>A floor or room.</summary>
    Inner,

    /// <summary>Anything else: a phase, a lane, a distance.</summary>
    Other,

    /// <summary>Nothing that is told: figures without a unit.</summary>
    Bare,
}
