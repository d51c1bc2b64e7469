using HealthNeeds.Analytics.Matching;

namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class TextIndexTests
{
    private static readonly IReadOnlyList<TextField> Fields = [new("name", 3, 0), new("text", 1, 0)];

    [Fact]
    public void Score_OneDocument_IsTheFormulaByHand()
    {
        // Robertson et al. 2004: idf = ln(1 + (2 − 1 + ½) / (1 + ½)) = ln 2; weighted count 3 + 1 = 4; 4 / (1.2 + 4).
        var index = Index([["heart"], ["heart"]], [["lung"], []]);
        index.Score(["heart"])[0].Should().BeApproximately(Math.Log(2) * 4 / 5.2, 1e-12);
        index.Score(["heart"])[1].Should().Be(0);
    }

    [Fact]
    public void Score_WordInTheName_CountsMoreThanInTheText()
    {
        var scores = Index([["heart"], ["x"]], [["x"], ["heart"]], [["y"], ["z"]]).Score(["heart"]);
        scores[0].Should().BeGreaterThan(scores[1]);
    }

    [Fact]
    public void Score_RarerWord_CountsMore()
    {
        var index = Index([["rare"], []], [["common"], []], [["common"], []]);
        index.Score(["rare"])[0].Should().BeGreaterThan(index.Score(["common"])[1]);
    }

    [Fact]
    public void Score_LongerField_CountsLessWhereLengthIsPenalised()
    {
        var index = new TextIndex([new TextField("text", 1, 0.75)], [[["heart"]], [["heart", "a1", "a2", "a3"]]]);
        var scores = index.Score(["heart"]);
        scores[0].Should().BeGreaterThan(scores[1]);
    }

    [Fact]
    public void Score_WordAskedTwice_CountsOnce()
    {
        var index = Index([["heart"], []], [["lung"], []]);
        index.Score(["heart", "heart"]).Should().Equal(index.Score(["heart"]));
    }

    [Theory]
    [InlineData("Children's health, and the Babies", "children", "health", "baby")]
    [InlineData("long-term conditions", "long", "term", "condition")]
    [InlineData("Parkinson’s diagnosis", "parkinson", "diagnosis")]
    [InlineData("illness virus", "illness", "virus")]
    [InlineData("", new string[0])]
    public void Words_OfText_AreItsRoots(string text, params string[] words) => TextWords.Of(text).Should().Equal(words);

    private static TextIndex Index(params string[][][] documents) =>
        new(Fields, documents.Select(d => (IReadOnlyList<IReadOnlyList<string>>)d.Select(f => (IReadOnlyList<string>)f).ToList()).ToList());
}
