// The shelf of models over a real folder: what it keeps, what it passes over, and what it tells.
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

public sealed class ModelShelfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("models-").FullName;

    /// <summary>Trained once for all tests of this class.</summary>
    private static readonly Model Trained = ModelTrainer.Train(SmallMaterial.Whole(), CancellationToken.None);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FileOfModel => Path.Combine(_folder, Trained.Version + ".model");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void A_model_written_and_read_ranks_every_text_as_it_did()
    {
        var written = new ModelShelf(_folder).Open(SmallMaterial.Whole(), Token);
        var read = new ModelShelf(_folder).Find(written.Version);

        Assert.NotNull(read);
        Assert.NotSame(written, read);
        Assert.Equal(written.Version, read.Version);
        Assert.Equal(written.Counters, read.Counters);
        Assert.Equal(written.Terms.Select(matter => matter.Matter), read.Terms.Select(matter => matter.Matter));
        Assert.Equal(written.Terms.SelectMany(matter => matter.Terms), read.Terms.SelectMany(matter => matter.Terms));
        ModelTrainerTests.AssertSame(written.Learnt!, read.Learnt!);
        var (before, after) = (new Classifier(written), new Classifier(read));
        Assert.All(SmallMaterial.Texts(), text => Assert.Equal(before.Rank(text).Written(), after.Rank(text).Written()));
        Assert.All(SmallMaterial.Texts(), text => Assert.Equal(before.Rank(text).Take(1).SelectMany(first => before.Reasons(text, first)), after.Rank(text).Take(1).SelectMany(first => after.Reasons(text, first))));
    }

    [Fact]
    public void The_watch_hears_of_a_training_exactly_when_one_happens()
    {
        var watch = new TrainingLog();
        var shelf = new ModelShelf(Path.Combine(_folder, "made", "when", "needed"), watch);
        shelf.Open(SmallMaterial.Whole(), Token);
        Assert.Equal([SmallMaterial.Examples.Count], watch.Begun);
        shelf.Open(SmallMaterial.Whole(), Token);
        shelf.Find(Trained.Version);
        Assert.Single(watch.Begun);
        shelf.Open(SmallMaterial.Other(1), Token);
        Assert.Equal(2, watch.Begun.Count);
        Assert.Empty(watch.NotKept);
    }

    public static TheoryData<string> Damages =>
    [
        "empty", "a mark alone", "cut by one byte", "cut in half", "cut behind the sum", "one byte more", "first byte of the mark", "last byte of the mark",
        "the sum", "first byte of the body", "middle of the body", "last byte", "a text", "zeros", "another model",
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_cut_foreign_or_older_file_is_no_model_and_is_trained_anew(string damage)
    {
        var watch = new TrainingLog();
        var shelf = new ModelShelf(_folder, watch);
        shelf.Open(SmallMaterial.Whole(), Token);
        var sound = File.ReadAllBytes(FileOfModel);
        File.WriteAllBytes(FileOfModel, Damaged(sound, damage));
        Assert.NotEqual(sound, File.ReadAllBytes(FileOfModel));

        Assert.Null(shelf.Find(Trained.Version));
        var again = shelf.Open(SmallMaterial.Whole(), Token);
        Assert.Equal(Trained.Version, again.Version);
        ModelTrainerTests.AssertSame(Trained.Learnt!, again.Learnt!);
        Assert.Equal(2, watch.Begun.Count);
        Assert.Equal(sound, File.ReadAllBytes(FileOfModel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("*")]
    [InlineData("0123456789a")]
    [InlineData("0123456789abc")]
    [InlineData("0123456789ag")]
    [InlineData("０１２３４５６７８９ａｂ")]
    [InlineData("0123456789ab\n")]
    [InlineData("0123456789ab\0")]
    [InlineData("0123456789ab-terms")]
    [InlineData("0123456789ab.model")]
    public void What_is_no_version_finds_nothing(string version)
    {
        // There is a sound model wherever such a name could lead to.
        var folder = Path.Combine(_folder, "shelf");
        new ModelShelf(folder).Open(SmallMaterial.Whole(), Token);
        foreach (var path in (string[])[Path.Combine(folder, version + ".model"), Path.Combine(_folder, "x.model")])
        {
            if (!path.Contains('\0') && Path.GetFullPath(path).StartsWith(_folder, StringComparison.Ordinal))
            {
                File.Copy(Path.Combine(folder, Trained.Version + ".model"), path, overwrite: true);
            }
        }

        Assert.Null(new ModelShelf(folder).Find(version));
    }

    [Fact]
    public void A_version_in_capitals_or_of_any_length_finds_nothing_also_where_files_of_both_are_the_same()
    {
        new ModelShelf(_folder).Open(SmallMaterial.Whole(), Token);
        Assert.NotNull(new ModelShelf(_folder).Find(Trained.Version));
        File.Copy(FileOfModel, Path.Combine(_folder, Trained.Version.ToUpperInvariant() + ".model"), overwrite: true);
        if (Trained.Version.Any(char.IsAsciiLetter))
        {
            Assert.Null(new ModelShelf(_folder).Find(Trained.Version.ToUpperInvariant()));
        }

        Assert.Null(new ModelShelf(_folder).Find(new string('a', 100_000)));
        Assert.Null(new ModelShelf(_folder).Find(Trained.Version + Trained.Version));
        Assert.Null(new ModelShelf(_folder).Find("000000000000"));
    }

    [Fact]
    public async Task Shelves_over_one_folder_at_once_get_the_same_model_and_leave_no_draft()
    {
        using var start = new Barrier(4);
        var models = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Token);
                return new ModelShelf(_folder).Open(SmallMaterial.Whole(), Token);
            },
            Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(models, model => ModelTrainerTests.AssertSame(Trained.Learnt!, model.Learnt!));
        Assert.Equal([FileOfModel], Directory.GetFileSystemEntries(_folder));
        Assert.NotNull(new ModelShelf(_folder).Find(Trained.Version));
    }

    [Fact]
    public void Only_the_newest_models_stay_and_the_one_just_kept_always_does()
    {
        var shelf = new ModelShelf(_folder);
        shelf.Open(SmallMaterial.Whole(), Token);
        var sound = File.ReadAllBytes(FileOfModel);
        File.Delete(FileOfModel);
        var now = new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
        string[] kept = [.. Enumerable.Range(0, ModelShelf.MostModels + 5).Select(age => Path.Combine(_folder, $"{age:x12}.model"))];
        for (var age = 0; age < kept.Length; age++)
        {
            File.WriteAllBytes(kept[age], sound);
            // Some in the future, as after a clock was put right: nobody's next model goes for that.
            File.SetLastWriteTimeUtc(kept[age], now.AddYears(20).AddHours(-age));
        }

        var note = Path.Combine(_folder, "README.txt");
        File.WriteAllText(note, "not a model");
        shelf.Open(SmallMaterial.Whole(), Token);

        Assert.Equal([.. kept.Take(ModelShelf.MostModels - 1).Append(FileOfModel).Append(note).Order(StringComparer.Ordinal)], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_draft_that_a_dead_process_left_is_removed_and_one_being_written_is_not()
    {
        var (old, young) = (Path.Combine(_folder, "old.draft"), Path.Combine(_folder, "young.draft"));
        File.WriteAllText(old, "half");
        File.WriteAllText(young, "half");
        File.SetLastWriteTimeUtc(old, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        new ModelShelf(_folder).Open(SmallMaterial.Whole(), Token);
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_and_still_gives_a_model()
    {
        var taken = Path.Combine(_folder, "taken");
        File.WriteAllText(taken, "a file where the folder should be");
        var watch = new TrainingLog();
        var shelf = new ModelShelf(taken, watch);
        for (var start = 1; start <= 2; start++)
        {
            ModelTrainerTests.AssertSame(Trained.Learnt!, shelf.Open(SmallMaterial.Whole(), Token).Learnt!);
            Assert.Equal((start, start), (watch.Begun.Count, watch.NotKept.Count));
        }

        Assert.All(watch.NotKept, reason => Assert.NotEmpty(reason));
        Assert.Null(shelf.Find(Trained.Version));
    }

    [Fact]
    public void A_folder_in_the_place_of_the_models_file_is_told_and_leaves_no_draft()
    {
        Directory.CreateDirectory(FileOfModel);
        File.WriteAllText(Path.Combine(FileOfModel, "in the way"), "");
        var watch = new TrainingLog();
        ModelTrainerTests.AssertSame(Trained.Learnt!, new ModelShelf(_folder, watch).Open(SmallMaterial.Whole(), Token).Learnt!);
        Assert.Single(watch.NotKept);
        Assert.Equal([FileOfModel], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Material_that_nothing_can_be_learnt_from_gives_terms_alone_and_keeps_no_file()
    {
        IReadOnlyList<Example>[] little = [[], [.. SmallMaterial.Examples.Where(example => example.Matter == 7)], [new Example("消防", 7), new Example("井盖", 24)]];
        var watch = new TrainingLog();
        foreach (var examples in little)
        {
            var material = new TrainingMaterial { Terms = SmallMaterial.Terms, Examples = examples };
            var model = new ModelShelf(_folder, watch).Open(material, Token);
            Assert.Null(model.Learnt);
            Assert.Equal(Model.OfTerms(material).Version, model.Version);
            Assert.NotEqual(material.Version, model.Version);
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Empty(watch.NotKept);
        // Whether any sequence is common enough is known only when the training has begun.
        Assert.Equal([2], watch.Begun);
    }

    private byte[] Damaged(byte[] sound, string damage)
    {
        const int behindSum = sizeof(ulong) + 32;
        byte[] Flipped(int at)
        {
            byte[] bytes = [.. sound];
            bytes[at] ^= 1;
            return bytes;
        }

        return damage switch
        {
            "empty" => [],
            "a mark alone" => sound[..sizeof(ulong)],
            "cut by one byte" => sound[..^1],
            "cut in half" => sound[..(sound.Length / 2)],
            "cut behind the sum" => sound[..behindSum],
            "one byte more" => [.. sound, 0],
            "first byte of the mark" => Flipped(0),
            "last byte of the mark" => Flipped(sizeof(ulong) - 1),
            "the sum" => Flipped(sizeof(ulong)),
            "first byte of the body" => Flipped(behindSum),
            "middle of the body" => Flipped(sound.Length / 2),
            "last byte" => Flipped(sound.Length - 1),
            "a text" => "matter: 7\nterms: []\n"u8.ToArray(),
            "zeros" => new byte[sound.Length],
            "another model" => OtherModel(),
            _ => throw new ArgumentOutOfRangeException(nameof(damage)),
        };
    }

    private byte[] OtherModel()
    {
        var other = new ModelShelf(Path.Combine(_folder, "other")).Open(SmallMaterial.Other(1), Token);
        return File.ReadAllBytes(Path.Combine(_folder, "other", other.Version + ".model"));
    }
}
