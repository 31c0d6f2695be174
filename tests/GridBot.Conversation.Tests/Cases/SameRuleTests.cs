// Which open case is the same thing as what somebody tells.
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Conversation.Cases;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Cases;

public sealed class SameRuleTests
{
    private static readonly GeoPoint Here = new(38.914, 121.6147);
    private static readonly SameRule Rule = new(RealDialogs.Set);

    [Theory]
    [InlineData("解放路8号", "解放路8号", true)]
    [InlineData("解放路6号", "解放路8号", true)]
    [InlineData("解放路20号", "解放路8号", false)]
    [InlineData("解放路", "解放路", false)]
    [InlineData("和平路12号3单元", "和平路14号3单元", false)]
    public void Without_points_the_address_decides(string filed, string told, bool same) => Assert.Equal(same, Finds(Filed(filed), Told(told)));

    [Theory]
    [InlineData(90, true)]
    [InlineData(110, false)]
    public void With_points_the_distance_decides(double metres, bool same) => Assert.Equal(same, Finds(Filed("", North(metres)), Told("", Here)));

    [Fact]
    public void One_address_a_kilometre_away_is_another_road_of_that_name()
        => Assert.False(Finds(Filed("解放路8号", North(1500)), Told("解放路8号", Here)));

    [Theory]
    [InlineData("manhole", "manhole", true)]
    [InlineData("manhole,road", "road", true)]
    [InlineData("manhole", "light", false)]
    [InlineData("", "light", true)]
    [InlineData("other", "light", true)]
    public void What_is_plainly_something_else_is_not_the_same(string filed, string told, bool same)
        => Assert.Equal(same, Finds(Filed("解放路8号", what: filed), Told("解放路8号", what: told)));

    [Fact]
    public void Of_another_kind_or_matter_nothing_is_the_same()
    {
        Assert.False(Finds(Filed("解放路8号") with { Kind = "errand" }, Told("解放路8号")));
        Assert.False(Finds(Filed("解放路8号") with { Matter = 7, Kind = "hazard" }, Told("解放路8号")));
    }

    [Fact]
    public void Two_addresses_that_one_person_reported_are_two_places_however_near()
    {
        var filed = Filed("解放路6号", North(20));
        Assert.True(Finds(filed, Told("解放路8号", Here)));
        Assert.False(Finds(filed with { Person = "teller" }, Told("解放路8号", Here)));
        Assert.True(Finds(Filed("解放路8号") with { Person = "teller" }, Told("解放路8号")));
    }

    [Fact]
    public void The_newest_counts()
    {
        var newest = Filed("解放路8号");
        Assert.Same(newest, Rule.Find([newest, Filed("解放路8号")], Told("解放路8号")));
    }

    [Property(MaxTest = 300)]
    public Property All_that_is_near_lies_in_the_box_that_is_searched() => Prop.ForAll(
        Gen.Choose(-80, 80).ToArbitrary(), Gen.Choose(0, 359).ToArbitrary(), Gen.Choose(0, 2000).ToArbitrary(),
        (latitude, course, metres) =>
        {
            var point = new GeoPoint(latitude, 121.6);
            var query = new AlikeQuery(24, "fault", DateTimeOffset.UnixEpoch, "", point, 2000);
            var (north, east) = Math.SinCos(course * Math.PI / 180);
            var there = new GeoPoint(latitude + (north * metres / 111_195), 121.6 + (east * metres / (111_195 * Math.Cos(latitude * Math.PI / 180))));
            var box = query.Box!.Value;
            return point.MetresTo(there) > 2000 || (there.Latitude >= box.South && there.Latitude <= box.North && there.Longitude >= box.West && there.Longitude <= box.East);
        });

    [Property(MaxTest = 300)]
    public Property A_distance_is_the_same_both_ways_and_never_less_than_nothing() => Prop.ForAll(
        Gen.Choose(-89, 89).ToArbitrary(), Gen.Choose(-179, 179).ToArbitrary(), Gen.Choose(-179, 179).ToArbitrary(),
        (latitude, west, east) =>
        {
            var (one, other) = (new GeoPoint(latitude, west), new GeoPoint(-latitude / 2.0, east));
            return one.MetresTo(other) >= 0 && Math.Abs(one.MetresTo(other) - other.MetresTo(one)) < 1e-6 && one.MetresTo(one) == 0;
        });

    [Fact]
    public void A_degree_is_as_long_as_the_earth_makes_it() => Assert.InRange(new GeoPoint(38, 121).MetresTo(new GeoPoint(39, 121)), 111_100, 111_300);

    private static bool Finds(Report filed, SameThing told) => Rule.Find([filed], told) is not null;

    private static GeoPoint North(double metres) => Here with { Latitude = Here.Latitude + (metres / 111_195) };

    private static SameThing Told(string place, GeoPoint? point = null, string what = "manhole") => new(24, "fault", RealDialogs.Set.PlaceKeys.Read(place), point, what, "teller");

    private static Report Filed(string place, GeoPoint? point = null, string what = "manhole") => OpenCase.At(place, point) with { Answers = [new Answer("what", "问题", what, what)] };
}
