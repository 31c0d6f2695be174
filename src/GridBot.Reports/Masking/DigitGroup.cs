// Digits that stand together in a text, and how they follow the digits before them.
using System.Runtime.InteropServices;
using System.Text;

namespace GridBot.Reports.Masking;

/// <summary>A run of digits.</summary>
/// <param name="Start">First character in the text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Digits">The digits as ASCII.</param>
/// <param name="Joint">The separator between the group before and this one (' ' for any blank, '-' for any dash, ')' with or without a blank); '\0' when this group begins a series.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DigitGroup(int Start, int End, string Digits, char Joint)
{
    // "(0411) 8765" has two marks between its groups, more mean that two numbers stand side by side.
    private const int LongestJoint = 2;

    /// <summary>All groups of a text in order.</summary>
    public static List<DigitGroup> AllOf(string text)
    {
        var groups = new List<DigitGroup>();
        for (var i = 0; i < text.Length;)
        {
            if (!PlainCharacter.IsDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var digits = new StringBuilder();
            var end = i;
            while (i < text.Length && (PlainCharacter.IsDigit(text[i]) || PlainCharacter.IsInvisible(text[i])))
            {
                if (PlainCharacter.IsDigit(text[i]))
                {
                    digits.Append(PlainCharacter.Of(text[i]));
                    end = i + 1;
                }

                i++;
            }

            groups.Add(new DigitGroup(start, end, digits.ToString(), groups.Count == 0 ? '\0' : JointOf(text, groups[^1].End, start)));
        }

        return groups;
    }

    private static char JointOf(string text, int from, int to)
    {
        var joint = '\0';
        var marks = 0;
        for (var i = from; i < to; i++)
        {
            if (PlainCharacter.IsInvisible(text[i]))
            {
                continue;
            }

            if (!PlainCharacter.IsSeparator(text[i]) || ++marks > LongestJoint)
            {
                return '\0';
            }

            var mark = Plain(text[i]);
            joint = joint is '\0' or ' ' || mark == ')' ? mark : joint;
        }

        return joint;
    }

    private static char Plain(char c) => PlainCharacter.Of(c) switch
    {
        ' ' or '\t' or '\u3000' or '\u00a0' => ' ',
        '.' or '\u00b7' or '\u2022' or '\u30fb' => '.',
        '(' or ')' => ')',
        '/' => '/',
        _ => '-',
    };
}
