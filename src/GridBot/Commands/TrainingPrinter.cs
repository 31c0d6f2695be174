// Tells on standard error that the classifier is being trained.
using System.Globalization;
using GridBot.Classification.Learning;

namespace GridBot.Commands;

/// <summary>For the commands, whose standard output belongs to their results.</summary>
internal sealed class TrainingPrinter : ITrainingWatch
{
    public void Begins(int examples)
        => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Training the classifier on {examples} examples; once for these dialogs, some seconds."));

    public void IsNotKept(string reason) => Console.Error.WriteLine($"The trained classifier could not be kept and will be trained again at the next start: {reason}");
}
