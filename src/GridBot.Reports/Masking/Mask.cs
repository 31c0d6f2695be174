// Replaces personal numbers and names in free text by labels, before anything is stored or sent.
using System.Text;

namespace GridBot.Reports.Masking;

/// <summary>
/// Masks identity-card numbers, mobile and landline numbers, bank cards, number plates and e-mail addresses, and names of people behind words
/// such as 姓名, 叫, 是. House and room numbers, dates, times, amounts, coordinates, report numbers, and places and shops named after people stay.
/// Masking a masked text changes nothing. Pure, thread-safe.
/// </summary>
public sealed class Mask
{
    // The shortest masked number of digits alone has seven; a plate may have two. A text with fewer holds none.
    private const int FewestPlateDigits = 2;
    private const int FewestNumberDigits = 5;

    private readonly MaskRules _rules;
    private readonly string[] _labels;
    private readonly PlateFinder _plates;
    private readonly EmailFinder _emails;
    private readonly NumberFinder _numbers;
    private readonly NameFinder _names;
    private readonly Numerals _numerals;

    /// <param name="rules">Labels and signs, from <c>dialogs/masking.yaml</c>.</param>
    /// <exception cref="ArgumentException">A label holds a digit, an at sign or a surname, so that it might be masked itself.</exception>
    public Mask(MaskRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var labels = rules.Labels;
        _labels = [labels.IdentityCard, labels.Phone, labels.BankCard, labels.Plate, labels.Email, labels.Name];
        if (_labels.Any(l => l.Any(c => PlainCharacter.IsDigit(c) || PlainCharacter.Of(c) == '@' || rules.Names.Surnames.Contains(c, StringComparison.Ordinal))))
        {
            throw new ArgumentException("A label of the mask holds a digit, an at sign or a surname.", nameof(rules));
        }

        _rules = rules;
        _plates = new PlateFinder(_rules);
        _emails = new EmailFinder(_rules);
        _numbers = new NumberFinder(_rules);
        _names = new NameFinder(_rules.Names);
        _numerals = new Numerals(_rules.Numerals);
    }

    /// <summary>A masked text without the labels: they are our words, and say nothing of what the person is telling.</summary>
    public string RemoveLabels(string masked)
    {
        ArgumentNullException.ThrowIfNull(masked);
        foreach (var label in _labels)
        {
            masked = masked.Replace(label, "", StringComparison.Ordinal);
        }

        return masked;
    }

    /// <summary>The text with labels in place of personal numbers and names; the same instance when it holds none.</summary>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var masked = Once(text); ; masked = Once(text))
        {
            if (ReferenceEquals(masked, text))
            {
                return text;
            }

            // What a label parted may now be seen as a number of its own; every round leaves fewer digits, at signs or letters.
            text = masked;
        }
    }

    private string Once(string text)
    {
        var digits = 0;
        var at = false;
        var numbers = _numerals.Fold(text);
        foreach (var c in numbers)
        {
            digits += PlainCharacter.IsDigit(c) ? 1 : 0;
            at |= PlainCharacter.Of(c) == '@';
        }

        IReadOnlyList<MaskedSpan> found = _names.FindIn(text, _rules.Labels.Name);
        if (digits >= FewestPlateDigits)
        {
            found = [.. found, .. _plates.FindIn(text)];
        }

        if (at)
        {
            found = [.. found, .. _emails.FindIn(text)];
        }

        if (digits >= FewestNumberDigits)
        {
            found = [.. found, .. _numbers.FindIn(numbers)];
        }

        return found.Count == 0 ? text : Replace(text, [.. found.OrderBy(s => s.Start).ThenByDescending(s => s.End)]);
    }

    private static string Replace(string text, List<MaskedSpan> spans)
    {
        var result = new StringBuilder(text.Length);
        var from = 0;
        foreach (var span in spans.Where(s => s.End > 0))
        {
            if (span.Start < from)
            {
                from = Math.Max(from, span.End); // overlaps what was masked: both go
                continue;
            }

            result.Append(text, from, span.Start - from).Append(span.Label);
            from = span.End;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}
