using System.Text.Json.Serialization;

namespace HealthNeeds.Analytics.Boosting;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RankingModel))]
internal sealed partial class ModelJson : JsonSerializerContext;
