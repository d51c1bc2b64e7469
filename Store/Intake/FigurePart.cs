namespace HealthNeeds.Store.Intake;

/// <summary>Whom the figures of a breakdown are about, as published.</summary>
/// <param name="CategoryType">By what the people were divided: "Ethnic groups", or a kind of deprivation decile; empty where only age or sex tell them apart.</param>
/// <param name="Category">The part: "Most deprived decile"; empty likewise.</param>
internal readonly record struct FigurePart(string Age, string CategoryType, string Category);
