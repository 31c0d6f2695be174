// Fills the patterns in which times are shown.
using System.Globalization;
using System.Runtime.CompilerServices;

namespace GridBot.Conversation.Understanding;

/// <summary>The patterns under "show" of time.yaml.</summary>
internal static class TimePattern
{
    /// <summary>The pattern with {month}, {day} and {clock} filled, in one pass: every summary and notice shows times.</summary>
    public static string Fill(string pattern, DateTimeOffset at, string clock)
    {
        const int usualLength = 64;
        var filled = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[usualLength]);
        for (var from = 0; from < pattern.Length;)
        {
            var rest = pattern.AsSpan(from);
            var open = rest.IndexOf('{');
            if (open != 0)
            {
                filled.AppendFormatted(open < 0 ? rest : rest[..open]);
                from += open < 0 ? rest.Length : open;
            }
            else if (rest.StartsWith("{month}"))
            {
                filled.AppendFormatted(at.Month);
                from += "{month}".Length;
            }
            else if (rest.StartsWith("{day}"))
            {
                filled.AppendFormatted(at.Day);
                from += "{day}".Length;
            }
            else if (rest.StartsWith("{clock}"))
            {
                filled.AppendFormatted(clock);
                from += "{clock}".Length;
            }
            else
            {
                // A placeholder of somebody else, who fills it afterwards.
                filled.AppendFormatted(rest[..1]);
                from++;
            }
        }

        return filled.ToStringAndClear();
    }
}
