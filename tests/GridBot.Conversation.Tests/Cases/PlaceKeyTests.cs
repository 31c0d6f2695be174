// Two tellings of one address have one key; different addresses have different ones.
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Conversation.Cases;

namespace GridBot.Conversation.Tests.Cases;

public sealed class PlaceKeyTests
{
    private static string Key(string place) => RealDialogs.Set.PlaceKeys.Read(place);

    [Theory]
    [InlineData("解放路8号", "解放路 8 号门口")]
    [InlineData("解放路8号", "解放路八号")]
    [InlineData("解放路8号", "解放路８号楼下")]
    [InlineData("解放路8号", "大连市中山区解放路8号")]
    [InlineData("解放路8号", "解放路8号(锦绣大厦)")]
    [InlineData("解放路8号", "解放路8")]
    [InlineData("解放路12号", "解放路十二号旁边")]
    [InlineData("锦绣小区3号楼2单元", "锦绣小区3栋2单元")]
    [InlineData("锦绣小区3号楼2单元", "锦绣小区三号楼二单元门口")]
    [InlineData("锦绣小区3号楼2单元", "学府街道锦绣小区3号楼2单元")]
    [InlineData("锦绣小区3号楼2单元", "锦绣小区3#楼2单元")]
    [InlineData("锦绣小区3号楼2单元", "锦绣小区3号楼2单元502室")]
    [InlineData("锦绣小区3号楼2单元", "锦绣小区3-2-502")]
    [InlineData("锦绣小区3号楼", "锦绣小区3幢5楼")]
    [InlineData("锦绣小区二期3号楼", "锦绣小区2期3栋")]
    [InlineData("金湾花园B座", "金湾花园b座一楼")]
    [InlineData("解放路8号锦绣小区3号楼", "锦绣小区3号楼")]
    [InlineData("第三小学门口", "第三小学对面")]
    [InlineData("人民广场", "人民广场")]
    [InlineData("解放路和人民路路口", "人民路与解放路交叉口")]
    public void Two_tellings_of_one_address_have_one_key(string one, string other)
    {
        Assert.NotEqual("", Key(one));
        Assert.Equal(Key(one), Key(other));
    }

    [Theory]
    [InlineData("解放路8号", "解放路18号")]
    [InlineData("解放路8号", "解放路8-1号")]
    [InlineData("解放路8号", "解放路甲8号")]
    [InlineData("解放路8号", "人民路8号")]
    [InlineData("解放东路8号", "解放西路8号")]
    [InlineData("锦绣小区3号楼2单元", "锦绣小区3号楼1单元")]
    [InlineData("锦绣小区3号楼", "锦绣小区13号楼")]
    [InlineData("锦绣小区1期3号楼", "锦绣小区2期3号楼")]
    [InlineData("锦绣小区3号楼", "解放路3号")]
    [InlineData("第三小学", "第四小学")]
    [InlineData("解放路和人民路路口", "解放路和胜利路路口")]
    public void Different_addresses_are_not_the_same(string one, string other)
    {
        Assert.NotEqual("", Key(one));
        Assert.False(PlaceKey.IsSame(Key(one), Key(other)), $"{Key(one)} {Key(other)}");
    }

    [Theory]
    [InlineData("解放路")]
    [InlineData("解放路中段")]
    [InlineData("锦绣小区")]
    [InlineData("锦绣小区门口")]
    [InlineData("锦绣社区")]
    [InlineData("棋盘村")]
    [InlineData("3号楼2单元")]
    [InlineData("小学门口")]
    [InlineData("楼下")]
    [InlineData("3号楼和5号楼")]
    [InlineData("锦绣小区3号楼和5号楼")]
    [InlineData("定位")]
    [InlineData("")]
    public void What_is_too_wide_or_names_nothing_has_no_key(string place) => Assert.Equal("", Key(place));

    [Fact]
    public void Who_names_the_building_may_mean_any_entrance_of_it()
    {
        Assert.True(PlaceKey.IsSame(Key("锦绣小区3号楼"), Key("锦绣小区3号楼2单元")));
        Assert.True(PlaceKey.IsSame(Key("锦绣小区3号楼2单元"), Key("锦绣小区3号楼")));
        Assert.Equal(Key("锦绣小区3号楼"), PlaceKey.Root(Key("锦绣小区3号楼2单元")));
        Assert.False(PlaceKey.IsSame("", ""));
    }

    [Fact]
    public void Only_houses_of_a_road_have_neighbours()
    {
        Assert.Equal([Key("解放路6号"), Key("解放路10号")], PlaceKey.Neighbours(Key("解放路8号")));
        Assert.Equal([Key("解放路3号")], PlaceKey.Neighbours(Key("解放路1号")));
        foreach (var place in (string[])["解放路8号3单元", "锦绣小区8号楼", "第三小学", "解放路和人民路路口"])
        {
            Assert.Empty(PlaceKey.Neighbours(Key(place)));
        }
    }

    [Theory]
    [InlineData("锦绣小区3号楼2单元502室", "锦绣小区3号楼2单元")]
    [InlineData("锦绣小区3号楼2单元502", "锦绣小区3号楼2单元")]
    [InlineData("锦绣小区3-2-502", "锦绣小区3-2")]
    [InlineData("和平路12号3单元五楼楼道", "和平路12号3单元")]
    [InlineData("金湾路8号801", "金湾路8号")]
    [InlineData("解放路6号门前", "解放路6号门前")]
    [InlineData("人民广场", "人民广场")]
    [InlineData("锦绣超市二楼", "锦绣超市二楼")]
    public void What_others_see_of_a_place_ends_before_the_room(string place, string shown) => Assert.Equal(shown, RealDialogs.Set.PlaceKeys.WithoutRoom(place));

    [Property(MaxTest = 200)]
    public Property However_a_number_is_written_the_key_is_the_same() => Prop.ForAll(
        Gen.Choose(1, 99).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), Gen.Elements("号楼", "栋", "幢", "#楼", "#").ToArbitrary(),
        (house, entrance, unit) => Key($"锦绣小区{house}{unit}{entrance}单元") == Key($"学府街道锦绣小区{Numeral(house)}号楼{Numeral(entrance)}单元门口"));

    [Property(MaxTest = 200)]
    public Property Two_numbers_are_two_places() => Prop.ForAll(
        Gen.Choose(1, 300).ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), Gen.Elements("解放路", "锦绣小区").ToArbitrary(),
        (one, other, name) => PlaceKey.IsSame(Key($"{name}{one}号"), Key($"{name}{other}号门口")) == (one == other));

    [Property(MaxTest = 300)]
    public Property Any_text_has_a_key_that_a_pattern_can_hold() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), text => Key((text ?? "") + "解放路8号") is var key && key.Length <= 255 && !key.Contains('%', StringComparison.Ordinal) && !key.Contains('_', StringComparison.Ordinal));

    private static string Numeral(int number)
    {
        const string digits = "零一二三四五六七八九";
        return number < 10 ? $"{digits[number]}" : $"{(number < 20 ? "" : digits[number / 10])}十{(number % 10 == 0 ? "" : digits[number % 10])}";
    }
}
