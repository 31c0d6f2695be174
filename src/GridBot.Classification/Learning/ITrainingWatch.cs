// Who is told when a model is trained.
namespace GridBot.Classification.Learning;

/// <summary>Is told of trainings: they take some seconds, and a person waits.</summary>
public interface ITrainingWatch
{
    /// <summary>A training begins.</summary>
    /// <param name="examples">How many examples it learns from.</param>
    void Begins(int examples);

    /// <summary>The trained model could not be kept, and will be trained again at the next start.</summary>
    /// <param name="reason">What the file system said.</param>
    void IsNotKept(string reason);
}
