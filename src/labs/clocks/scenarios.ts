// Every scenario of the lab, in the order in which the paper comes to what they show.
import type { Scenario } from "../lab";
import { goals } from "./challenges";
import { eventScenarios } from "./event-scenarios";
import type { Message, Place } from "./observer";
import type { Input } from "./process";
import { sharingScenarios } from "./sharing-scenarios";
import { telephoneScenarios } from "./telephone-scenarios";

export const scenarios: readonly Scenario<Place, Message, Input>[] = [...eventScenarios, ...sharingScenarios, ...telephoneScenarios, ...goals];
