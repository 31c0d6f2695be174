// What the seal of personal fields must keep: what goes in comes out, and nothing else does.
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using GridBot.Storage.Privacy;
using GridBot.Tests.Keys;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Storage.Tests;

public sealed class FieldSealTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Property]
    public void Whatever_is_sealed_opens_to_itself_for_its_owner_only(NonNull<string> plain, NonNull<string> owner, NonNull<string> other)
    {
        // Lone halves of a surrogate pair are no text and come from no platform.
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain.Get));
        var ownerText = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(owner.Get));
        var seal = TestSeal.Create();
        var box = seal.Seal(text, ownerText);

        Assert.Equal(text, seal.Open(box, ownerText));
        Assert.Null(seal.Open(box, ownerText + "x"));
        if (Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(other.Get)) != ownerText)
        {
            Assert.Null(seal.Open(box, other.Get));
        }
    }

    [Property]
    public void A_changed_value_opens_to_nothing(NonNull<string> plain, PositiveInt at)
    {
        var seal = TestSeal.Create();
        var box = seal.Seal(plain.Get, "owner");
        var bytes = Convert.FromBase64String(box["k1:".Length..]);
        bytes[at.Get % bytes.Length] ^= 1;

        Assert.Null(seal.Open($"k1:{Convert.ToBase64String(bytes)}", "owner"));
        Assert.Null(seal.Open(box[..^1], "owner"));
    }

    [Property]
    public void Nothing_that_is_no_sealed_value_opens(NonNull<string> text)
    {
        Assert.Null(TestSeal.Create().Open(text.Get, "owner"));
        Assert.Null(TestSeal.Create().Open("k1:" + text.Get, "owner"));
    }

    [Fact]
    public void The_same_value_is_never_sealed_to_the_same_text()
    {
        var seal = TestSeal.Create();
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => seal.Seal("o6_bmjrPTlm6_2sgVt7hMZOPfL2M", "person:a")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_look_up_is_the_same_for_the_same_person_and_tells_channels_and_cases_apart()
    {
        var seal = TestSeal.Create();
        string[] lookups = [seal.LookupOf("wecom", "zhang"), seal.LookupOf("wecom", "Zhang"), seal.LookupOf("official-account", "zhang"), seal.LookupOf("wecomz", "hang")];

        Assert.Equal(lookups[0], TestSeal.Create(seed: 2).LookupOf("wecom", "zhang"));
        Assert.Equal(lookups.Length, lookups.Distinct(StringComparer.Ordinal).Count());
        Assert.All(lookups, lookup => Assert.DoesNotContain("zhang", lookup, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_new_key_reads_at_once_and_seals_only_when_every_replica_has_it()
    {
        var time = new FakeTimeProvider(Noon);
        var ring = new FixedKeys(TestSeal.Key(200), TestSeal.Key(1, Noon.AddDays(-90)), TestSeal.Key(2, Noon));
        var seal = new FieldSeal(ring, time, new Random(1));

        Assert.Equal("k1", FieldSeal.KeyOf(seal.Seal("x", "owner")));
        time.Advance(FieldSeal.SettleTime);
        var box = seal.Seal("x", "owner");
        Assert.Equal("k2", FieldSeal.KeyOf(box));
        Assert.Equal("x", new FieldSeal(ring, new FakeTimeProvider(Noon), new Random(1)).Open(box, "owner"));
        Assert.Null(TestSeal.Create().Open(box, "owner"));
        Assert.Equal(("k2", "k1"), (FieldSeal.KeyOf(seal.LookupsOf("wecom", "a").Newest), FieldSeal.KeyOf(seal.LookupsOf("wecom", "a").Former)));
    }

    [Fact]
    public void A_key_names_itself_by_its_id_and_its_mark_gives_nothing_away()
    {
        var key = TestSeal.Key();
        Assert.Equal("k1", key.ToString());
        Assert.NotEqual(key.Mark, TestSeal.Key(2).Mark);
        Assert.Throws<ArgumentException>(() => new FieldKey("k1", new byte[31], Noon));
    }
}
