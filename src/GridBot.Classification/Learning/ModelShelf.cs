// Keeps trained models as files, so that a model is trained once and a disputed placement can be replayed.
using System.Text.RegularExpressions;

namespace GridBot.Classification.Learning;

/// <summary>
/// A folder of models, one file a version. Opening trains what is not there yet. Several processes may share a folder: files are complete when they
/// appear, and whoever comes second writes the same.
/// </summary>
/// <param name="folder">The folder; made when it is first needed.</param>
/// <param name="watch">Told of trainings; may be null.</param>
/// <param name="shipped">Another folder that is looked into and never written, such as the models that lie beside the program; may be null.</param>
public sealed partial class ModelShelf(string folder, ITrainingWatch? watch = null, string? shipped = null)
{
    /// <summary>Versions kept; each is some megabytes. The oldest go first.</summary>
    public const int MostModels = 40;

    private const string Extension = ".model";
    private const string DraftExtension = ".draft";

    /// <summary>Age by which a draft is left over from a process that ended while it wrote: writing takes far less than a second.</summary>
    private static readonly TimeSpan LeftOver = TimeSpan.FromHours(1);

    /// <summary>
    /// The model of this material: from the shelf, or trained and put there. A folder that cannot be written costs a training at every start, and nothing
    /// else. Material that nothing can be learnt from gives a model of its terms, which is not kept: it is made in no time.
    /// </summary>
    public Model Open(TrainingMaterial material, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(material);
        if (!ModelTrainer.CanLearn(material))
        {
            return Model.OfTerms(material);
        }

        if (Find(material.Version) is { } kept)
        {
            return kept;
        }

        watch?.Begins(material.Examples.Count);
        var model = ModelTrainer.Train(material, cancellationToken);
        if (model.Learnt is null)
        {
            return model;
        }

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
    public Model? Find(string version)
        => VersionForm().IsMatch(version) ? Read(folder, version) ?? (shipped is null ? null : Read(shipped, version)) : null;

    /// <summary>Opens the models of these materials and leaves no other in the folder; for a folder that is shipped with the dialogs.</summary>
    /// <param name="materials">What the models are made of.</param>
    /// <param name="cancellationToken">Stops before the next training.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public IReadOnlyList<Model> OpenAlone(IReadOnlyList<TrainingMaterial> materials, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(materials);
        List<Model> models = [.. materials.Select(material => Open(material, cancellationToken))];
        foreach (var model in models.Where(model => model.Learnt is not null && !File.Exists(PathOf(folder, model.Version))))
        {
            Keep(model);
        }

        string[] kept = Directory.Exists(folder) ? Directory.GetFiles(folder, $"*{Extension}") : [];
        foreach (var other in kept.Where(path => models.TrueForAll(model => model.Version != Path.GetFileNameWithoutExtension(path))))
        {
            File.Delete(other);
        }

        return models;
    }

    /// <summary>A model; a file that somebody renamed is not the model its name tells of.</summary>
    private static Model? Read(string shelf, string version) => ModelFile.Read(PathOf(shelf, version)) is { } model && model.Version == version ? model : null;

    private void Keep(Model model)
    {
        Directory.CreateDirectory(folder);
        // A name of its own until it is whole, so that nobody reads half a model.
        var draft = Path.Combine(folder, Path.GetRandomFileName() + DraftExtension);
        try
        {
            ModelFile.Write(model, draft);
            File.Move(draft, PathOf(folder, model.Version), overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }

        Clear(new FileInfo(PathOf(folder, model.Version)));
    }

    /// <summary>Removes the oldest models beyond the limit, never the one just kept, and drafts that nobody writes any more.</summary>
    private static void Clear(FileInfo kept)
    {
        var others = kept.Directory!.GetFiles($"*{Extension}").Where(file => file.Name != kept.Name);
        foreach (var old in others.OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).Skip(MostModels - 1))
        {
            old.Delete();
        }

        foreach (var draft in kept.Directory.GetFiles($"*{DraftExtension}").Where(file => kept.LastWriteTimeUtc - file.LastWriteTimeUtc > LeftOver))
        {
            draft.Delete();
        }
    }

    private static string PathOf(string shelf, string version) => Path.Combine(shelf, version + Extension);

    [GeneratedRegex(@"^[0-9a-f]{12}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex VersionForm();
}
