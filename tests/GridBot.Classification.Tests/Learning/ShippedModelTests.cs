// Models that are shipped with a program, and the folder they are shipped in.
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

public sealed class ShippedModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("models-").FullName;

    /// <summary>Trained once for all tests of this class.</summary>
    private static readonly Model Trained = ModelTrainer.Train(SmallMaterial.Whole(), CancellationToken.None);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_shipped_model_is_used_and_its_folder_never_written()
    {
        var (own, shipped) = (Path.Combine(_folder, "own"), Path.Combine(_folder, "shipped"));
        new ModelShelf(shipped).Open(SmallMaterial.Whole(), Token);
        var before = Directory.GetFiles(shipped).Select(path => (path, File.GetLastWriteTimeUtc(path))).ToList();
        var watch = new TrainingLog();
        var shelf = new ModelShelf(own, watch, shipped);

        ModelTrainerTests.AssertSame(Trained.Learnt!, shelf.Open(SmallMaterial.Whole(), Token).Learnt!);
        Assert.NotNull(shelf.Find(Trained.Version));
        Assert.Empty(watch.Begun);
        Assert.False(Directory.Exists(own));

        var edited = shelf.Open(SmallMaterial.Other(1), Token);
        Assert.Single(watch.Begun);
        Assert.Equal([Path.Combine(own, edited.Version + ".model")], Directory.GetFiles(own));
        Assert.Equal(before, Directory.GetFiles(shipped).Select(path => (path, File.GetLastWriteTimeUtc(path))));
        Assert.Null(new ModelShelf(own).Find(Trained.Version));
    }

    [Fact]
    public void A_shipped_model_that_is_damaged_or_missing_is_trained_into_the_own_folder()
    {
        var (own, shipped) = (Path.Combine(_folder, "own"), Path.Combine(_folder, "shipped"));
        var file = Path.Combine(shipped, Trained.Version + ".model");
        foreach (var damaged in (bool[])[true, false])
        {
            if (damaged)
            {
                Directory.CreateDirectory(shipped);
                File.WriteAllBytes(file, [1, 2, 3]);
            }
            else
            {
                Directory.Delete(shipped, recursive: true);
                Directory.Delete(own, recursive: true);
            }

            var watch = new TrainingLog();
            ModelTrainerTests.AssertSame(Trained.Learnt!, new ModelShelf(own, watch, shipped).Open(SmallMaterial.Whole(), Token).Learnt!);
            Assert.Single(watch.Begun);
            Assert.Equal([Path.Combine(own, Trained.Version + ".model")], Directory.GetFiles(own));
            Assert.Equal(damaged, File.Exists(file) && File.ReadAllBytes(file).Length == 3);
        }
    }

    [Fact]
    public void A_model_opened_alone_is_the_only_one_left_and_is_there_even_when_another_folder_has_it()
    {
        var (own, other) = (Path.Combine(_folder, "own"), Path.Combine(_folder, "other"));
        new ModelShelf(own).Open(SmallMaterial.Other(1), Token);
        new ModelShelf(other).Open(SmallMaterial.Whole(), Token);
        var watch = new TrainingLog();
        var alone = new ModelShelf(own, watch, other).OpenAlone([SmallMaterial.Whole()], Token)[0];
        Assert.Empty(watch.Begun);
        Assert.Equal([Path.Combine(own, alone.Version + ".model")], Directory.GetFileSystemEntries(own));
        ModelTrainerTests.AssertSame(Trained.Learnt!, new ModelShelf(own).Find(alone.Version)!.Learnt!);
        var written = File.GetLastWriteTimeUtc(Path.Combine(own, alone.Version + ".model"));
        _ = new ModelShelf(own, watch).OpenAlone([SmallMaterial.Whole()], Token)[0];
        Assert.Empty(watch.Begun);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(own, alone.Version + ".model")));
    }

    [Fact]
    public void A_model_opened_alone_must_be_kept()
    {
        var taken = Path.Combine(_folder, "taken");
        File.WriteAllText(taken, "a file where the folder should be");
        Assert.ThrowsAny<IOException>(() => new ModelShelf(taken).OpenAlone([SmallMaterial.Whole()], Token)[0]);
    }
}
