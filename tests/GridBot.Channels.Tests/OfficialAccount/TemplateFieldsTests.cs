// What fits each kind of a template's fields.
using FsCheck;
using FsCheck.Xunit;
using GridBot.Channels.OfficialAccount;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class TemplateFieldsTests
{
    [Theory]
    [InlineData("thing1", "短", "短")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九…")]
    [InlineData("thing12", "a\r\nb\tc", "a b c")]
    [InlineData("thing1", " \n", "-")]
    [InlineData("character_string2", "WG-1 号😀a", "WG-1a")]
    [InlineData("character_string2", "12345678901234567890123456789012345", "12345678901234567890123456789012")]
    [InlineData("number3", "第12号", "12")]
    [InlineData("letter4", "a1b2", "ab")]
    [InlineData("phrase5", "已办结(通过)", "已办结通过")]
    [InlineData("phrase5", "正在等待处理", "正在等待处")]
    [InlineData("phrase5", "done", "-")]
    [InlineData("name6", "一二三四五六七八九十一", "一二三四五六七八九…")]
    [InlineData("time7", "2026-11-22 09:30", "2026-11-22 09:30")]
    [InlineData("keyword1", "😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀…")]
    public void a_value_is_fitted_to_its_field(string field, string value, string fitted) => Assert.Equal(fitted, TemplateFields.Fit(field, value));

    [Property]
    public void no_value_is_too_long_empty_or_broken(NonNull<string> value, PositiveInt number)
    {
        foreach (var (kind, most) in ((string, int)[])[("thing", 20), ("character_string", 32), ("number", 32), ("letter", 32), ("phrase", 5), ("name", 10), ("other", 20)])
        {
            var fitted = TemplateFields.Fit(kind + number.Get, value.Get);
            Assert.InRange(fitted.Length, 1, most);
            Assert.DoesNotContain(fitted, char.IsControl);
        }
    }
}
