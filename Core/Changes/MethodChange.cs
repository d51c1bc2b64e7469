namespace HealthNeeds.Core.Changes;

/// <summary>One thing that ranks are made by, apart from figures and areas: the method's version, an option, a weight, how an indicator is read.</summary>
/// <param name="What">In a reader's words: "weight of cancer".</param>
public sealed record MethodChange(string What, string From, string To);
