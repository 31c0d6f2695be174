// A stretch of a film's file.
using System.Runtime.InteropServices;

namespace GridBot.Attachments.Cleaning;

/// <summary>From one byte up to another one, which is not part of it.</summary>
internal readonly record struct FilmStretch(long From, long To)
{
    /// <summary>In order, and none touching another.</summary>
    public static IReadOnlyList<FilmStretch> Merge(List<FilmStretch> stretches)
    {
        stretches.Sort((one, other) => one.From.CompareTo(other.From));
        var merged = new List<FilmStretch>();
        foreach (var stretch in stretches)
        {
            if (merged.Count > 0 && stretch.From <= merged[^1].To)
            {
                CollectionsMarshal.AsSpan(merged)[^1] = new FilmStretch(merged[^1].From, Math.Max(merged[^1].To, stretch.To));
            }
            else
            {
                merged.Add(stretch);
            }
        }

        return merged;
    }
}
