using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Tables;

public sealed class SexTextTests
{
    [Theory]
    [InlineData("Female", Sex.Female)]
    [InlineData("MALE", Sex.Male)]
    [InlineData(" Persons ", Sex.Persons)]
    [InlineData("1", null)]
    [InlineData("+1", null)]
    [InlineData("Persons, Female", null)]
    [InlineData("", null)]
    public void Sex_IsAWordInAnyLetters_AndNoNumber(string text, Sex? sex) => (SexText.TryParse(text, out var read) ? read : (Sex?)null).Should().Be(sex);
}
