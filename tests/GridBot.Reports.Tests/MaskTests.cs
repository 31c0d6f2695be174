// Numbers people write, and what the mask makes of them.
using GridBot.Reports.Masking;

namespace GridBot.Reports.Tests;

public sealed class MaskTests
{
    [Theory]
    [InlineData("我的电话13812345678", "我的电话[电话]")]
    [InlineData("联系138 1234 5678或139-8765-4321", "联系[电话]或[电话]")]
    [InlineData("１３８１２３４５６７８", "[电话]")]
    [InlineData("1 3 8 1 2 3 4 5 6 7 8", "[电话]")]
    [InlineData("+86 138-1234-5678", "[电话]")]
    [InlineData("008613812345678", "[电话]")]
    [InlineData("138.1234.5678", "[电话]")]
    [InlineData("13812345678/13912345678", "[电话]/[电话]")]
    [InlineData("1.张三 2.13812345678", "1.张三 2.[电话]")]
    [InlineData("2单元302 13812345678", "2单元302 [电话]")]
    [InlineData("座机0411-87654321", "座机[电话]")]
    [InlineData("(0411)87654321", "[电话]")]
    [InlineData("(0411) 8765 4321转801", "[电话]转801")]
    [InlineData("010-12345678-801", "[电话]")]
    [InlineData("041187654321", "[电话]")]
    [InlineData("电话:87654321", "电话:[电话]")]
    [InlineData("400-123-4567", "[电话]")]
    [InlineData("+852 9123 4567", "[电话]")]
    [InlineData("身份证11010519491231002X", "身份证[身份证号]")]
    [InlineData("110105 19491231 002x。", "[身份证号]。")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", "[身份证号]")]
    [InlineData("证件210202199003077538", "证件[身份证号]")]
    [InlineData("老身份证110105491231002", "老身份证[身份证号]")]
    [InlineData("卡号6222 0212 3456 7890 128", "卡号[银行卡号]")]
    [InlineData("4111111111111111", "[银行卡号]")]
    [InlineData("4111-1111-1111-1111", "[银行卡号]")]
    [InlineData("辽B12345撞了人", "[车牌]撞了人")]
    [InlineData("辽B·12345和粤BD12345", "[车牌]和[车牌]")]
    [InlineData("辽 b D 1 2 3 4 5", "[车牌]")]
    [InlineData("京Ａ１２３４５", "[车牌]")]
    [InlineData("粤Z1234港", "[车牌]")]
    [InlineData("邮箱zhang.san@example.com,谢谢", "邮箱[邮箱],谢谢")]
    [InlineData("ｚｓ＠ｑｑ．ｃｏｍ", "[邮箱]")]
    [InlineData("zs @ qq.com", "[邮箱]")]
    public void Personal_numbers_are_masked(string text, string masked) => Assert.Equal(masked, RealMask.Mask.Apply(text));

    [Theory]
    [InlineData("和平路12号3单元1201室")]
    [InlineData("3栋201、2-3-1502、A座1203")]
    [InlineData("翠云B10302室漏水")]
    [InlineData("2026年11月22日14:05")]
    [InlineData("2026-11-22 14:05:33")]
    [InlineData("20261122")]
    [InlineData("WG20261122-7K3F")]
    [InlineData("WG20261122-1234567")]
    [InlineData("wg20261122-13812345")]
    [InlineData("38.9140,121.6147")]
    [InlineData("38.914012345678901,121.13812345678")]
    [InlineData("欠我13812345678元")]
    [InlineData("金额1200000.50元,共12345678人次")]
    [InlineData("拨打12345、110、12338都没人接")]
    [InlineData("订单号6222021234567890128")]
    [InlineData("@张三 看一下")]
    [InlineData("电箱N120号,7m,220V")]
    [InlineData("")]
    public void Other_numbers_stay_and_the_text_is_the_same_instance(string text) => Assert.Same(text, RealMask.Mask.Apply(text));

    [Fact]
    public void A_label_that_might_be_masked_itself_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Mask(RealMask.Rules with { Labels = RealMask.Rules.Labels with { Phone = "138****5678" } }));
}
