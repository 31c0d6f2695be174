// Writes down what a shelf tells of its trainings.
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

internal sealed class TrainingLog : ITrainingWatch
{
    /// <summary>Numbers of examples, a training each.</summary>
    public List<int> Begun { get; } = [];

    public List<string> NotKept { get; } = [];

    public void Begins(int examples) => Begun.Add(examples);

    public void IsNotKept(string reason) => NotKept.Add(reason);
}
