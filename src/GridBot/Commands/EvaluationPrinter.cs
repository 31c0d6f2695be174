// Prints the figures of an evaluation.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Dialogs;

namespace GridBot.Commands;

/// <summary>Plain lines in a fixed order and format, whatever the machine's language.</summary>
internal sealed class EvaluationPrinter(TextWriter print, DialogSet dialogs)
{
    /// <summary>Most characters of each group of texts, which stand for how people write: fragments, sentences, notes, letters.</summary>
    private static readonly int[] Lengths = [25, 60, 120, int.MaxValue];

    /// <summary>Prints everything.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="result">What was measured on them.</param>
    /// <param name="took">Time of ranking one text.</param>
    /// <param name="refused">Texts that would be refused.</param>
    public async Task PrintAsync(IReadOnlyList<LabelledText> texts, EvaluationResult result, TimeSpan took, int refused)
    {
        await LineAsync($"texts                {result.Texts}");
        await LineAsync($"top-1                {result.Top1:P1}");
        await LineAsync($"top-3                {result.Top3:P1}");
        await LineAsync($"macro-F1             {result.MacroF1:0.000}");
        await LineAsync($"calibration error    {result.CalibrationError:P1}");
        await LineAsync($"refused              {refused} ({(double)refused / result.Texts:P1})");
        await LineAsync($"time a text          {took.TotalMicroseconds:0.0} us");
        await LineAsync($"model                {dialogs.Classifier.Version}");
        await BehavioursAsync(texts);
        await LengthsAsync(texts);
        await print.WriteLineAsync();
        await print.WriteLineAsync("matter  texts  recall  precision");
        foreach (var matter in result.Matters)
        {
            await LineAsync($"{matter.Matter,6}  {matter.Texts,5}  {matter.Recall,6:P0}  {matter.Precision,9:P0}  {dialogs.Matter(matter.Matter).Name}");
        }

        await print.WriteLineAsync();
        await print.WriteLineAsync("right -> suggested (0: none)  texts");
        foreach (var cell in result.Confusions)
        {
            await LineAsync($"{cell.Right,5} -> {cell.Suggested,-20}  {cell.Texts,5}");
        }
    }

    /// <summary>How the conversation goes on: sure goes on with the first matter, unsure offers a few, lost asks for more.</summary>
    private async Task BehavioursAsync(IReadOnlyList<LabelledText> texts)
    {
        await print.WriteLineAsync();
        await print.WriteLineAsync("behaviour  texts    share    right");
        foreach (var count in BehaviourCount.Measure(dialogs.Classifier.Rank, texts))
        {
            var name = count.Result switch { PlacingResult.Sure => "sure", PlacingResult.Unsure => "unsure", _ => "lost" };
            await LineAsync($"{name,-9}  {count.Texts,5}  {(double)count.Texts / texts.Count,7:P1}  {(count.Result == PlacingResult.Lost || count.Texts == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{count.Share:P1}")),7}");
        }
    }

    private async Task LengthsAsync(IReadOnlyList<LabelledText> texts)
    {
        await print.WriteLineAsync();
        await print.WriteLineAsync("characters  texts    top-1    top-3  macro-F1  calibration error     sure   unsure     lost");
        var least = 1;
        foreach (var most in Lengths)
        {
            List<LabelledText> group = [.. texts.Where(text => text.Text.Length >= least && text.Text.Length <= most)];
            var name = most == int.MaxValue ? $"over {least - 1}" : least == 1 ? $"up to {most}" : $"{least}-{most}";
            least = most == int.MaxValue ? most : most + 1;
            if (group.Count == 0)
            {
                await LineAsync($"{name,-10}  {0,5}");
                continue;
            }

            var result = Evaluation.Measure(dialogs.Classifier.Rank, group);
            var shares = BehaviourCount.Measure(dialogs.Classifier.Rank, group).ToDictionary(count => count.Result, count => (double)count.Texts / group.Count);
            await LineAsync($"{name,-10}  {group.Count,5}  {result.Top1,7:P1}  {result.Top3,7:P1}  {result.MacroF1,8:0.000}  {result.CalibrationError,17:P1}  {shares[PlacingResult.Sure],7:P1}  {shares[PlacingResult.Unsure],7:P1}  {shares[PlacingResult.Lost],7:P1}");
        }
    }

    private Task LineAsync(FormattableString line) => print.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
