// Keeps trained models as files, so that a model is trained once and a disputed placement can be replayed.
using System.Text.RegularExpressions;

namespace GridBot.Classification.Learning;

/// <summary>
/// A folder of models, one file a version. Opening trains what is not there yet. Several processes may share a folder: files are complete when they
/// appear, and whoever comes second writes the same.
/// </summary>
/// <param name="folder">The folder; made when it is first needed.</param>
/// <param name="watch">Told of trainings; may be null.</param>
public sealed partial class ModelShelf(string folder, ITrainingWatch? watch = null)
{
    /// <summary>Versions kept; each is some megabytes. The oldest go first.</summary>
    public const int MostModels = 40;

    private const string Extension = ".model";

    /// <summary>The model of this material: from the shelf, or trained and put there. A folder that cannot be written costs a training at every start, and nothing else.</summary>
    public Model Open(TrainingMaterial material, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(material);
        if (material.Examples.Count == 0)
        {
            return Model.OfTerms(material);
        }

        if (Find(material.Version) is { } kept)
        {
            return kept;
        }

        watch?.Begins(material.Examples.Count);
        var model = ModelTrainer.Train(material, cancellationToken);
        try
        {
            Keep(model);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            watch?.IsNotKept(exception.Message);
        }

        return model;
    }

    /// <summary>A model kept from earlier; null when it is not there, or its file is damaged or of another format.</summary>
    /// <param name="version">Version of the material it was made of; anything else finds nothing.</param>
    public Model? Find(string version) => VersionForm().IsMatch(version) ? ModelFile.Read(PathOf(version)) : null;

    private void Keep(Model model)
    {
        Directory.CreateDirectory(folder);
        // A name of its own until it is whole, so that nobody reads half a model.
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        ModelFile.Write(model, draft);
        File.Move(draft, PathOf(model.Version), overwrite: true);
        foreach (var old in new DirectoryInfo(folder).GetFiles($"*{Extension}").OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).Skip(MostModels))
        {
            old.Delete();
        }
    }

    private string PathOf(string version) => Path.Combine(folder, version + Extension);

    [GeneratedRegex("^[0-9a-f]{12}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex VersionForm();
}
