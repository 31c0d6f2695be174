// One place of a text where a term stands.
using System.Runtime.InteropServices;

namespace GridBot.Classification;

/// <summary>A term found in a normal text.</summary>
/// <param name="Term">Index of the term in the list the index was built from.</param>
/// <param name="Start">First character in the text.</param>
/// <param name="End">One past the last character.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TermHit(int Term, int Start, int End)
{
    /// <summary>Characters covered, gap included.</summary>
    public int Length => End - Start;

    /// <summary>Whether this hit lies within <paramref name="other"/> and is shorter.</summary>
    public bool IsWithin(TermHit other) => Start >= other.Start && End <= other.End && Length < other.Length;
}
